;; The gate's search for the secrets that were masked. `npm run wasm` makes grams.wasm of this.
;;
;; A gram is four or eight neighbouring bytes. A bit in each of two filters is set for each gram that was noted, so at most places one of them
;; says that no noted one stands there. What is left is looked up in a table: lists of entries by a gram's hash, each with the number of a text
;; and as much of the hash as has room beside that. Eight bytes beyond the text must be readable.
;;
;; Memory: 0 the first filter, behind it the second, then where the lists begin, then the entries: the next one or 0, and the hash with the
;; number in its lower bits; the first entry is none. Then what the caller puts there.
(module
  (memory (export "memory") 1)
  (global $mask (mut i64) (i64.const 0))
  (global $stride (mut i32) (i32.const 0))
  (global $filterShift (mut i64) (i64.const 0))
  (global $second (mut i32) (i32.const 0))
  (global $listShift (mut i64) (i64.const 0))
  (global $lists (mut i32) (i32.const 0))
  (global $entries (mut i32) (i32.const 0))
  (global $numbers (mut i32) (i32.const 0))
  (global $used (mut i32) (i32.const 0))

  ;; Says what grams there are ($wide: of eight bytes), how far apart the places are that are looked at, and how many bits the filters, the lists
  ;; and the numbers have. Gives where the entries begin.
  (func (export "prepare")
    (param $wide i32) (param $stride i32) (param $filterBits i32) (param $listBits i32) (param $numberBits i32) (result i32)
    (global.set $mask (select (i64.const -1) (i64.const 0xffffffff) (local.get $wide)))
    (global.set $stride (local.get $stride))
    (global.set $filterShift (i64.extend_i32_u (i32.sub (i32.const 64) (local.get $filterBits))))
    (global.set $second (i32.shl (i32.const 1) (i32.sub (local.get $filterBits) (i32.const 3))))
    (global.set $lists (i32.shl (global.get $second) (i32.const 1)))
    (global.set $listShift (i64.extend_i32_u (i32.sub (i32.const 64) (local.get $listBits))))
    (global.set $entries (i32.add (global.get $lists) (i32.shl (i32.const 4) (local.get $listBits))))
    (global.set $numbers (i32.sub (i32.shl (i32.const 1) (local.get $numberBits)) (i32.const 1)))
    (global.get $entries))

  (func $gram (param $at i32) (result i64)
    (i64.mul (i64.and (i64.load (local.get $at)) (global.get $mask)) (i64.const 0x9e3779b97f4a7c15)))

  (func $again (param $gram i64) (result i64)
    (i64.mul (i64.xor (local.get $gram) (i64.shr_u (local.get $gram) (i64.const 32))) (i64.const 0xbf58476d1ce4e5b9)))

  ;; Which bit of a filter stands for a hash.
  (func $bit (param $hash i64) (result i32)
    (i32.wrap_i64 (i64.shr_u (local.get $hash) (global.get $filterShift))))

  (func $set (param $filter i32) (param $bit i32)
    (local.set $filter (i32.add (local.get $filter) (i32.shr_u (local.get $bit) (i32.const 3))))
    (i32.store8 (local.get $filter)
      (i32.or (i32.load8_u (local.get $filter)) (i32.shl (i32.const 1) (i32.and (local.get $bit) (i32.const 7))))))

  (func $isSet (param $filter i32) (param $bit i32) (result i32)
    (i32.and
      (i32.shr_u
        (i32.load8_u (i32.add (local.get $filter) (i32.shr_u (local.get $bit) (i32.const 3))))
        (i32.and (local.get $bit) (i32.const 7)))
      (i32.const 1)))

  ;; Where a list begins, by its hash.
  (func $list (param $hash i64) (result i32)
    (i32.add (global.get $lists) (i32.shl
      (i32.wrap_i64 (i64.shr_u (i64.rotl (local.get $hash) (i64.const 24)) (global.get $listShift)))
      (i32.const 2))))

  ;; What an entry keeps of a hash.
  (func $kept (param $hash i64) (result i32)
    (i32.and (i32.wrap_i64 (local.get $hash)) (i32.xor (global.get $numbers) (i32.const -1))))

  (func $at (param $entry i32) (result i32)
    (i32.add (global.get $entries) (i32.shl (local.get $entry) (i32.const 3))))

  ;; The first of an entry and those behind it that keeps this of its hash; 0: none does.
  (func $same (param $entry i32) (param $kept i32) (result i32)
    (block $found
      (loop $next
        (br_if $found (i32.eqz (local.get $entry)))
        (br_if $found (i32.le_u
          (i32.xor (i32.load offset=4 (call $at (local.get $entry))) (local.get $kept))
          (global.get $numbers)))
        (local.set $entry (i32.load (call $at (local.get $entry))))
        (br $next)))
    (local.get $entry))

  ;; Whether so many entries are of the gram at a place.
  (func (export "isShared") (param $at i32) (param $most i32) (result i32)
    (local $hash i64) (local $entry i32)
    (local.set $hash (call $again (call $gram (local.get $at))))
    (local.set $entry (i32.load (call $list (local.get $hash))))
    (loop $next
      (local.set $entry (call $same (local.get $entry) (call $kept (local.get $hash))))
      (if (i32.eqz (local.get $entry)) (then (return (i32.const 0))))
      (local.set $entry (i32.load (call $at (local.get $entry))))
      (local.set $most (i32.sub (local.get $most) (i32.const 1)))
      (br_if $next (local.get $most)))
    (i32.const 1))

  ;; Notes as many neighbouring grams from a place on as the stride is long, under a number.
  (func (export "note") (param $at i32) (param $number i32)
    (local $hash i64) (local $end i32) (local $list i32)
    (local.set $end (i32.add (local.get $at) (global.get $stride)))
    (loop $gram
      (local.set $hash (call $gram (local.get $at)))
      (call $set (i32.const 0) (call $bit (local.get $hash)))
      (local.set $hash (call $again (local.get $hash)))
      (call $set (global.get $second) (call $bit (local.get $hash)))
      (local.set $list (call $list (local.get $hash)))
      (global.set $used (i32.add (global.get $used) (i32.const 1)))
      (i32.store (call $at (global.get $used)) (i32.load (local.get $list)))
      (i32.store offset=4 (call $at (global.get $used)) (i32.or (call $kept (local.get $hash)) (local.get $number)))
      (i32.store (local.get $list) (global.get $used))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $gram (i32.lt_u (local.get $at) (local.get $end)))))

  ;; The number of an entry, and the next entry of the same gram; 0: there is none.
  (func (export "number") (param $entry i32) (result i32)
    (i32.and (i32.load offset=4 (call $at (local.get $entry))) (global.get $numbers)))
  (func (export "next") (param $entry i32) (result i32)
    (call $same
      (i32.load (call $at (local.get $entry)))
      (i32.and (i32.load offset=4 (call $at (local.get $entry))) (i32.xor (global.get $numbers) (i32.const -1)))))

  ;; Looks at every place from $from up to $to that is a stride from the one before, and lists those where a noted gram may stand
  ;; as pairs of i32 from $list on: the place, in memory, and the first entry. Behind $room four bytes for each place may be used
  ;; meanwhile. Gives where the list ends.
  (func (export "places") (param $from i32) (param $to i32) (param $list i32) (param $room i32) (result i32)
    (local $hash i64) (local $bit i32) (local $at i32) (local $end i32) (local $entry i32)
    (local.set $end (local.get $room))
    (local.set $at (local.get $from))
    (block $none
      (br_if $none (i32.ge_u (local.get $at) (local.get $to)))
      ;; Each place is written, and kept where its bit is set: there is nothing to guess for the processor.
      (loop $place
        (local.set $bit (call $bit (call $gram (local.get $at))))
        (i32.store (local.get $end) (local.get $at))
        (local.set $end (i32.add (local.get $end)
          (i32.shl (call $isSet (i32.const 0) (local.get $bit)) (i32.const 2))))
        (local.set $at (i32.add (local.get $at) (global.get $stride)))
        (br_if $place (i32.lt_u (local.get $at) (local.get $to)))))
    (block $done
      (loop $left
        (br_if $done (i32.ge_u (local.get $room) (local.get $end)))
        (local.set $at (i32.load (local.get $room)))
        (local.set $room (i32.add (local.get $room) (i32.const 4)))
        (local.set $hash (call $again (call $gram (local.get $at))))
        (br_if $left (i32.eqz (call $isSet (global.get $second) (call $bit (local.get $hash)))))
        (local.set $entry (call $same (i32.load (call $list (local.get $hash))) (call $kept (local.get $hash))))
        (br_if $left (i32.eqz (local.get $entry)))
        (i32.store (local.get $list) (local.get $at))
        (i32.store offset=4 (local.get $list) (local.get $entry))
        (local.set $list (i32.add (local.get $list) (i32.const 8)))
        (br $left)))
    (local.get $list))
)
