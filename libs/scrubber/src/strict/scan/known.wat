;; The search for many thousands of known texts of at least six bytes. `npm run wasm` makes known.wasm of this.
;;
;; Of a text of eleven bytes and more the first four runs of eight bytes are noted, so that a look at every fourth place meets one of them,
;; wherever the text stands; of a shorter one the first three runs of four, and then every third place is looked at. Where a run that is noted
;; may stand, two sets of a million bits say whether a text begins: the hash of its first six bytes is looked up in the first, and where that
;; has it, another in the second. Eleven bytes beyond the text must be readable.
;;
;; Memory: 0 the first bits, 131072 the second, 262144 four million bits of the runs, 786432 the text.
(module
  (memory (export "memory") 13)
  ;; How far the places are apart that are looked at.
  (global $stride (mut i32) (i32.const 4))

  (func $hash (param $at i32) (result i64)
    (i64.mul (i64.shl (i64.load (local.get $at)) (i64.const 16)) (i64.const 0x9e3779b97f4a7c15)))

  (func $again (param $hash i64) (result i32)
    (i32.wrap_i64 (i64.shr_u
      (i64.mul (i64.xor (local.get $hash) (i64.shr_u (local.get $hash) (i64.const 29))) (i64.const 0xbf58476d1ce4e5b9))
      (i64.const 44))))

  ;; The hashes of eight bytes and of four.
  (func $long (param $at i32) (result i64)
    (i64.mul (i64.load (local.get $at)) (i64.const 0x9e3779b97f4a7c15)))

  (func $short (param $at i32) (result i64)
    (i64.mul (i64.load32_u (local.get $at)) (i64.const 0xbf58476d1ce4e5b9)))

  ;; Where the eight bytes are in which a run with such a hash has two bits, and these bits.
  (func $wordOf (param $run i64) (result i32)
    (i32.shl (i32.wrap_i64 (i64.shr_u (local.get $run) (i64.const 48))) (i32.const 3)))

  (func $bitsOf (param $run i64) (result i64)
    (i64.or
      (i64.shl (i64.const 1) (i64.shr_u (local.get $run) (i64.const 42)))
      (i64.shl (i64.const 1) (i64.shr_u (local.get $run) (i64.const 36)))))

  (func $note (param $run i64)
    (local $word i32)
    (local.set $word (call $wordOf (local.get $run)))
    (i64.store offset=262144 (local.get $word)
      (i64.or (i64.load offset=262144 (local.get $word)) (call $bitsOf (local.get $run)))))

  (func $isNoted (param $run i64) (result i32)
    (local $bits i64)
    (local.set $bits (call $bitsOf (local.get $run)))
    (i64.eq (local.get $bits) (i64.and (local.get $bits) (i64.load offset=262144 (call $wordOf (local.get $run))))))

  (func $set (param $bits i32) (param $index i32)
    (local $at i32)
    (local.set $at (i32.add (local.get $bits) (i32.shr_u (local.get $index) (i32.const 3))))
    (i32.store8 (local.get $at) (i32.or
      (i32.load8_u (local.get $at))
      (i32.shl (i32.const 1) (i32.and (local.get $index) (i32.const 7))))))

  (func $isSet (param $bits i32) (param $index i32) (result i32)
    (i32.and
      (i32.shr_u
        (i32.load8_u (i32.add (local.get $bits) (i32.shr_u (local.get $index) (i32.const 3))))
        (i32.and (local.get $index) (i32.const 7)))
      (i32.const 1)))

  ;; Makes the text of so many bytes at $at known, and gives the number of its slot: texts with the same first six bytes share one.
  (func (export "add") (param $at i32) (param $length i32) (result i32)
    (local $hash i64) (local $slot i32)
    (local.set $hash (call $hash (local.get $at)))
    (local.set $slot (i32.wrap_i64 (i64.shr_u (local.get $hash) (i64.const 44))))
    (call $set (i32.const 0) (local.get $slot))
    (call $set (i32.const 131072) (call $again (local.get $hash)))
    (if (i32.lt_u (local.get $length) (i32.const 11))
      (then
        (global.set $stride (i32.const 3))
        (call $note (call $short (local.get $at)))
        (call $note (call $short (i32.add (local.get $at) (i32.const 1))))
        (call $note (call $short (i32.add (local.get $at) (i32.const 2)))))
      (else
        (call $note (call $long (local.get $at)))
        (call $note (call $long (i32.add (local.get $at) (i32.const 1))))
        (call $note (call $long (i32.add (local.get $at) (i32.const 2))))
        (call $note (call $long (i32.add (local.get $at) (i32.const 3))))))
    (local.get $slot))

  ;; Lists the places from $at up to $to where a known text may begin, as pairs of i32 from $list on: the place, counted from
  ;; the text's first byte, and the slot. Gives where the list ends.
  (func (export "places") (param $at i32) (param $to i32) (param $list i32) (result i32)
    (local $back i32) (local $end i32)
    ;; A text that begins no further before the place that is looked at has a run there.
    (local.set $back (i32.sub (global.get $stride) (i32.const 1)))
    (local.set $at (i32.add (local.get $at) (local.get $back)))
    (local.set $end (i32.add (local.get $to) (local.get $back)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (if (if (result i32) (call $isNoted (call $long (local.get $at)))
              (then (i32.const 1))
              (else (if (result i32) (i32.eq (global.get $stride) (i32.const 3))
                (then (call $isNoted (call $short (local.get $at))))
                (else (i32.const 0)))))
          (then (local.set $list (call $placesIn
            (i32.sub (local.get $at) (local.get $back))
            (select (local.get $to) (i32.add (local.get $at) (i32.const 1))
              (i32.ge_u (local.get $at) (local.get $to)))
            (local.get $list)))))
        (local.set $at (i32.add (local.get $at) (global.get $stride)))
        (br $next)))
    (local.get $list))

  ;; As `places`, with a look at each place.
  (func $placesIn (param $at i32) (param $to i32) (param $list i32) (result i32)
    (local $hash i64) (local $slot i32)
    (block $done
      (loop $place
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $hash (call $hash (local.get $at)))
        (local.set $slot (i32.wrap_i64 (i64.shr_u (local.get $hash) (i64.const 44))))
        (if (call $isSet (i32.const 0) (local.get $slot))
          (then
            (if (call $isSet (i32.const 131072) (call $again (local.get $hash)))
              (then
                (i32.store (local.get $list) (i32.sub (local.get $at) (i32.const 786432)))
                (i32.store offset=4 (local.get $list) (local.get $slot))
                (local.set $list (i32.add (local.get $list) (i32.const 8)))))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $place)))
    (local.get $list))
)
