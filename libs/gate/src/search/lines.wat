;; Counts line feeds. `npm run wasm` makes lines.wasm of this. Fifteen bytes beyond the text must be readable, and are not counted where they are 0.
(module
  (memory (export "memory") 1)

  ;; How many line feeds stand from $at up to $to.
  (func (export "count") (param $at i32) (param $to i32) (result i32)
    (local $count i32)
    (block $done
      (loop $chunk
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $count (i32.add (local.get $count) (i32.popcnt (i8x16.bitmask
          (i8x16.eq (v128.load (local.get $at)) (i8x16.splat (i32.const 0x0a)))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $chunk)))
    (local.get $count))
)
