;; The gate's search for the secrets that were masked. `npm run wasm` makes grams.wasm of this.
;;
;; A gram is four or eight neighbouring bytes ($wide: eight). Two bits of a filter of 2^$bits bits are set for each gram that
;; was noted, so at most places one of them says that no noted one stands there. Eight bytes beyond the text must be readable.
;;
;; Memory: 0 the filter, then what the caller puts there.
(module
  (memory (export "memory") 1)

  (func $gram (param $at i32) (param $wide i32) (result i64)
    (local $bytes i64)
    (local.set $bytes (i64.mul
      (select (i64.load (local.get $at)) (i64.load32_u (local.get $at)) (local.get $wide))
      (i64.const 0x9e3779b97f4a7c15)))
    (i64.mul (i64.xor (local.get $bytes) (i64.shr_u (local.get $bytes) (i64.const 32))) (i64.const 0xbf58476d1ce4e5b9)))

  ;; What a gram is known by.
  (func (export "hash") (param $at i32) (param $wide i32) (result i32)
    (i32.wrap_i64 (call $gram (local.get $at) (local.get $wide))))

  (func $set (param $index i32)
    (i32.store8
      (i32.shr_u (local.get $index) (i32.const 3))
      (i32.or
        (i32.load8_u (i32.shr_u (local.get $index) (i32.const 3)))
        (i32.shl (i32.const 1) (i32.and (local.get $index) (i32.const 7))))))

  (func $isSet (param $index i32) (result i32)
    (i32.and
      (i32.shr_u (i32.load8_u (i32.shr_u (local.get $index) (i32.const 3))) (i32.and (local.get $index) (i32.const 7)))
      (i32.const 1)))

  (func $first (param $gram i64) (param $bits i32) (result i32)
    (i32.wrap_i64 (i64.shr_u (local.get $gram) (i64.sub (i64.const 64) (i64.extend_i32_u (local.get $bits))))))

  (func $second (param $gram i64) (param $bits i32) (result i32)
    (call $first (i64.shl (local.get $gram) (i64.extend_i32_u (local.get $bits))) (local.get $bits)))

  ;; Notes the gram at a place.
  (func (export "note") (param $at i32) (param $wide i32) (param $bits i32)
    (local $gram i64)
    (local.set $gram (call $gram (local.get $at) (local.get $wide)))
    (call $set (call $first (local.get $gram) (local.get $bits)))
    (call $set (call $second (local.get $gram) (local.get $bits))))

  ;; Looks at every place from $at up to $to that is a $stride from the one before, and lists those where a noted gram may stand
  ;; as pairs of i32 from $list on: the place, in memory, and the gram's hash. Gives where the list ends.
  (func (export "places")
    (param $at i32) (param $to i32) (param $stride i32) (param $wide i32) (param $bits i32) (param $list i32) (result i32)
    (local $gram i64)
    (block $done
      (loop $place
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $gram (call $gram (local.get $at) (local.get $wide)))
        (if (call $isSet (call $first (local.get $gram) (local.get $bits)))
          (then
            (if (call $isSet (call $second (local.get $gram) (local.get $bits)))
              (then
                (i32.store (local.get $list) (local.get $at))
                (i32.store offset=4 (local.get $list) (i32.wrap_i64 (local.get $gram)))
                (local.set $list (i32.add (local.get $list) (i32.const 8)))))))
        (local.set $at (i32.add (local.get $at) (local.get $stride)))
        (br $place)))
    (local.get $list))
)
