;; The two searches that look at every byte of a text, sixteen bytes at a time. `npm run wasm` makes scan.wasm of this.
;;
;; Both ask tables about the lower and the upper half of a byte (its nibbles): each gives flags, and what counts is which
;; flags both have. A byte beyond the text must be 0, for 32 bytes.
;;
;; Memory: 0 tables of hints, 256 tables of runs, 65536 the text; numbers of groups by a hint's first byte at 512, by the hash
;; of its first three at 1024, and of its first four at 17408.
(module
  (memory (export "memory") 2)

  ;; Lists the places from $at up to $to where a hint may begin, as pairs of i32 from $list on: the place, counted from the
  ;; text's first byte, and the numbers of the groups of hints that may begin there. Gives where the list ends.
  ;; Hints are in 16 buckets, a flag each, in two sets of tables. A bucket has four pairs of tables, one for each of the
  ;; first four bytes of its hints.
  (func (export "places") (param $at i32) (param $to i32) (param $list i32) (result i32)
    (local $end i32) (local $first i32) (local $bytes i32) (local $groups i32) (local $bits i32) (local $low v128) (local $high v128) (local $nibble v128)
    (local $one v128) (local $two v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128) (local $a4 v128) (local $a5 v128) (local $a6 v128) (local $a7 v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128) (local $b4 v128) (local $b5 v128) (local $b6 v128) (local $b7 v128)
    (local.set $nibble (i8x16.splat (i32.const 15)))
    (local.set $a0 (v128.load offset=0 (i32.const 0)))
    (local.set $a1 (v128.load offset=16 (i32.const 0)))
    (local.set $a2 (v128.load offset=32 (i32.const 0)))
    (local.set $a3 (v128.load offset=48 (i32.const 0)))
    (local.set $a4 (v128.load offset=64 (i32.const 0)))
    (local.set $a5 (v128.load offset=80 (i32.const 0)))
    (local.set $a6 (v128.load offset=96 (i32.const 0)))
    (local.set $a7 (v128.load offset=112 (i32.const 0)))
    (local.set $b0 (v128.load offset=128 (i32.const 0)))
    (local.set $b1 (v128.load offset=144 (i32.const 0)))
    (local.set $b2 (v128.load offset=160 (i32.const 0)))
    (local.set $b3 (v128.load offset=176 (i32.const 0)))
    (local.set $b4 (v128.load offset=192 (i32.const 0)))
    (local.set $b5 (v128.load offset=208 (i32.const 0)))
    (local.set $b6 (v128.load offset=224 (i32.const 0)))
    (local.set $b7 (v128.load offset=240 (i32.const 0)))
    (local.set $end (local.get $list))
    (block $done
      (loop $block
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))

        (local.set $high (v128.load (local.get $at)))
        (local.set $low (v128.and (local.get $high) (local.get $nibble)))
        (local.set $high (v128.and (i16x8.shr_u (local.get $high) (i32.const 4)) (local.get $nibble)))
        (local.set $one (v128.and
          (i8x16.relaxed_swizzle (local.get $a0) (local.get $low))
          (i8x16.relaxed_swizzle (local.get $a1) (local.get $high))))
        (local.set $two (v128.and
          (i8x16.relaxed_swizzle (local.get $b0) (local.get $low))
          (i8x16.relaxed_swizzle (local.get $b1) (local.get $high))))

        (local.set $high (v128.load offset=1 (local.get $at)))
        (local.set $low (v128.and (local.get $high) (local.get $nibble)))
        (local.set $high (v128.and (i16x8.shr_u (local.get $high) (i32.const 4)) (local.get $nibble)))
        (local.set $one (v128.and (local.get $one) (v128.and
          (i8x16.relaxed_swizzle (local.get $a2) (local.get $low))
          (i8x16.relaxed_swizzle (local.get $a3) (local.get $high)))))
        (local.set $two (v128.and (local.get $two) (v128.and
          (i8x16.relaxed_swizzle (local.get $b2) (local.get $low))
          (i8x16.relaxed_swizzle (local.get $b3) (local.get $high)))))

        (local.set $high (v128.load offset=2 (local.get $at)))
        (local.set $low (v128.and (local.get $high) (local.get $nibble)))
        (local.set $high (v128.and (i16x8.shr_u (local.get $high) (i32.const 4)) (local.get $nibble)))
        (local.set $one (v128.and (local.get $one) (v128.and
          (i8x16.relaxed_swizzle (local.get $a4) (local.get $low))
          (i8x16.relaxed_swizzle (local.get $a5) (local.get $high)))))
        (local.set $two (v128.and (local.get $two) (v128.and
          (i8x16.relaxed_swizzle (local.get $b4) (local.get $low))
          (i8x16.relaxed_swizzle (local.get $b5) (local.get $high)))))

        (local.set $high (v128.load offset=3 (local.get $at)))
        (local.set $low (v128.and (local.get $high) (local.get $nibble)))
        (local.set $high (v128.and (i16x8.shr_u (local.get $high) (i32.const 4)) (local.get $nibble)))
        (local.set $one (v128.and (local.get $one) (v128.and
          (i8x16.relaxed_swizzle (local.get $a6) (local.get $low))
          (i8x16.relaxed_swizzle (local.get $a7) (local.get $high)))))
        (local.set $two (v128.and (local.get $two) (v128.and
          (i8x16.relaxed_swizzle (local.get $b6) (local.get $low))
          (i8x16.relaxed_swizzle (local.get $b7) (local.get $high)))))

        ;; A bit for each of the sixteen places where a flag is left.
        (local.set $bits (i32.xor (i32.const 0xffff) (i8x16.bitmask
          (i8x16.eq (v128.or (local.get $one) (local.get $two)) (v128.const i64x2 0 0)))))
        (block $quiet
          (loop $place
            (br_if $quiet (i32.eqz (local.get $bits)))
            (local.set $first (i32.add (local.get $at) (i32.ctz (local.get $bits))))
            (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
            ;; It is listed where its first byte, its first three or its first four are those of a group.
            (local.set $bytes (i32.load (local.get $first)))
            (local.set $groups (i32.or
              (i32.load8_u offset=512 (i32.and (local.get $bytes) (i32.const 0xff)))
              (i32.or
                (i32.shl (i32.load8_u offset=1024 (i32.shr_u (i32.mul (i32.or (i32.and (local.get $bytes)
                  (i32.const 0xffffff)) (i32.const 0x202020)) (i32.const 0x9e3779b1)) (i32.const 18))) (i32.const 8))
                (i32.shl (i32.load8_u offset=17408 (i32.shr_u (i32.mul (i32.or (local.get $bytes)
                  (i32.const 0x20202020)) (i32.const 0x9e3779b1)) (i32.const 18))) (i32.const 16)))))
            (i32.store (local.get $end) (i32.sub (local.get $first) (i32.const 65536)))
            (i32.store offset=4 (local.get $end) (local.get $groups))
            (local.set $end (i32.add (local.get $end) (i32.shl (i32.ne (local.get $groups) (i32.const 0)) (i32.const 3))))
            (br $place)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $block)))
    (local.get $end))

  ;; Lists the unbroken runs of at least 32 bytes that begin at $at or later, as pairs of i32 from $list on: where each begins
  ;; and ends, counted from the text's first byte. Gives where the list ends. $to is where the text ends.
  (func (export "runs") (param $at i32) (param $to i32) (param $list i32) (result i32)
    (local $bytes v128) (local $low v128) (local $high v128) (local $nibble v128) (local $gaps i32) (local $start i32) (local $end i32)
    (local.set $nibble (i8x16.splat (i32.const 15)))
    (local.set $low (v128.load offset=256 (i32.const 0)))
    (local.set $high (v128.load offset=272 (i32.const 0)))
    (local.set $start (local.get $at))
    (block $done
      (loop $block
        (br_if $done (i32.gt_u (local.get $at) (local.get $to)))
        (local.set $bytes (v128.load (local.get $at)))
        ;; A bit for each of the sixteen places that is part of no run.
        (local.set $gaps (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and
          (i8x16.relaxed_swizzle (local.get $low) (v128.and (local.get $bytes) (local.get $nibble)))
          (i8x16.relaxed_swizzle (local.get $high) (v128.and (i16x8.shr_u (local.get $bytes) (i32.const 4)) (local.get $nibble)))))))
        (if (local.get $gaps)
          (then
            (local.set $end (i32.add (local.get $at) (i32.ctz (local.get $gaps))))
            (if (i32.ge_s (i32.sub (local.get $end) (local.get $start)) (i32.const 32))
              (then (if (call $mayBeKey (local.get $start) (i32.sub (local.get $end) (i32.const 16)))
                (then
                  (i32.store (local.get $list) (i32.sub (local.get $start) (i32.const 65536)))
                  (i32.store offset=4 (local.get $list) (i32.sub (local.get $end) (i32.const 65536)))
                  (local.set $list (i32.add (local.get $list) (i32.const 8)))))))
            ;; The next run begins behind the last gap.
            (local.set $start (i32.sub (i32.add (local.get $at) (i32.const 32)) (i32.clz (local.get $gaps))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $block)))
    (local.get $list))

  ;; Whether the run of blocks from $at to the one at $last has sixteen hexadecimal digits in a row, or upper case, lower case
  ;; and digits. Paths, which most runs are, have neither.
  (func $mayBeKey (param $at i32) (param $last i32) (result i32)
    (local $low v128) (local $high v128) (local $nibble v128) (local $seen v128) (local $digits i32)
    (local.set $nibble (i8x16.splat (i32.const 15)))
    (block $done
      (loop $block
        (local.set $high (v128.load (local.get $at)))
        (local.set $low (v128.and (local.get $high) (local.get $nibble)))
        (local.set $high (v128.and (i16x8.shr_u (local.get $high) (i32.const 4)) (local.get $nibble)))
        (local.set $seen (v128.or (local.get $seen) (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=256 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=272 (i32.const 0)) (local.get $high)))))
        (local.set $digits (i32.or (local.get $digits) (i8x16.all_true (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=288 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=304 (i32.const 0)) (local.get $high))))))
        (br_if $done (i32.eq (local.get $at) (local.get $last)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (if (i32.gt_u (local.get $at) (local.get $last)) (then (local.set $at (local.get $last))))
        (br $block)))
    ;; The flag of an upper half: 8 for digits, 16 and 32 for upper case, 64 and 128 for lower case.
    (i32.or (local.get $digits) (i32.and
      (v128.any_true (v128.and (local.get $seen) (i8x16.splat (i32.const 8))))
      (i32.and
        (v128.any_true (v128.and (local.get $seen) (i8x16.splat (i32.const 48))))
        (v128.any_true (v128.and (local.get $seen) (i8x16.splat (i32.const 192))))))))
)
