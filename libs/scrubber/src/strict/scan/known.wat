;; The search for many thousands of known texts of at least six bytes. `npm run wasm` makes known.wasm of this.
;;
;; Two sets of a million bits say at nearly every place that none begins there: the hash of its first six bytes is looked up in
;; the first, and where that has it, another in the second. Eight bytes beyond the text must be readable.
;;
;; Memory: 0 the first bits, 131072 the second, 262144 the text.
(module
  (memory (export "memory") 5)

  (func $hash (param $at i32) (result i64)
    (i64.mul (i64.shl (i64.load (local.get $at)) (i64.const 16)) (i64.const 0x9e3779b97f4a7c15)))

  (func $again (param $hash i64) (result i32)
    (i32.wrap_i64 (i64.shr_u
      (i64.mul (i64.xor (local.get $hash) (i64.shr_u (local.get $hash) (i64.const 29))) (i64.const 0xbf58476d1ce4e5b9))
      (i64.const 44))))

  (func $set (param $bits i32) (param $index i32)
    (local $at i32)
    (local.set $at (i32.add (local.get $bits) (i32.shr_u (local.get $index) (i32.const 3))))
    (i32.store8 (local.get $at) (i32.or
      (i32.load8_u (local.get $at))
      (i32.shl (i32.const 1) (i32.and (local.get $index) (i32.const 7))))))

  ;; Makes the text at $at known, and gives the number of its slot: texts with the same first six bytes share one.
  (func (export "add") (param $at i32) (result i32)
    (local $hash i64) (local $slot i32)
    (local.set $hash (call $hash (local.get $at)))
    (local.set $slot (i32.wrap_i64 (i64.shr_u (local.get $hash) (i64.const 44))))
    (call $set (i32.const 0) (local.get $slot))
    (call $set (i32.const 131072) (call $again (local.get $hash)))
    (local.get $slot))

  ;; Lists the places from $at up to $to where a known text may begin, as pairs of i32 from $list on: the place, counted from
  ;; the text's first byte, and the slot. Gives where the list ends.
  (func (export "places") (param $at i32) (param $to i32) (param $list i32) (result i32)
    (local $hash i64) (local $slot i32) (local $other i32)
    (block $done
      (loop $place
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $hash (i64.mul
          (i64.shl (i64.load (local.get $at)) (i64.const 16))
          (i64.const 0x9e3779b97f4a7c15)))
        (local.set $slot (i32.wrap_i64 (i64.shr_u (local.get $hash) (i64.const 44))))
        (if (i32.and
              (i32.shr_u (i32.load8_u (i32.shr_u (local.get $slot) (i32.const 3))) (i32.and (local.get $slot) (i32.const 7)))
              (i32.const 1))
          (then
            (local.set $other (call $again (local.get $hash)))
            (if (i32.and
                  (i32.shr_u (i32.load8_u offset=131072 (i32.shr_u (local.get $other) (i32.const 3))) (i32.and (local.get $other) (i32.const 7)))
                  (i32.const 1))
              (then
                (i32.store (local.get $list) (i32.sub (local.get $at) (i32.const 262144)))
                (i32.store offset=4 (local.get $list) (local.get $slot))
                (local.set $list (i32.add (local.get $list) (i32.const 8)))))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $place)))
    (local.get $list))
)
