;; The gate's search for some hundred words at once. `npm run wasm` makes words.wasm of this.
;;
;; Of each word up to four neighbouring bytes are noted. Three sets of tables say for each byte, by its lower and its upper half, and for
;; each of the four places, in which of eight groups of words it may stand there: the groups that are left after four looks-up
;; are compared word by word. Nineteen bytes beyond the text must be readable.
;;
;; Memory: 0 the tables (set, place, half: sixteen bytes each), 384 what is left of sixteen places, for each set, 512 where each of the
;; 24 groups begins and ends, 1024 the words: the four bytes, a mask, and the word's number.
(module
  (memory (export "memory") 1)

  ;; Lists the places from $at up to $to where the noted bytes of a word stand, as pairs of i32 from $list on: the place, in
  ;; memory, and the word's number. Gives where the list ends.
  (func (export "words") (param $at i32) (param $to i32) (param $list i32) (result i32)
    (local $a v128) (local $b v128) (local $c v128) (local $low v128) (local $high v128) (local $half v128)
    (local $left i32) (local $lane i32) (local $groups i32) (local $bytes i32) (local $word i32) (local $end i32)
    (local.set $half (v128.const i8x16 15 15 15 15 15 15 15 15 15 15 15 15 15 15 15 15))
    (block $done
      (loop $chunk
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))

        (local.set $a (v128.load (local.get $at)))
        (local.set $low (v128.and (local.get $a) (local.get $half)))
        (local.set $high (i8x16.shr_u (local.get $a) (i32.const 4)))
        (local.set $a (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=0 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=16 (i32.const 0)) (local.get $high))))
        (local.set $b (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=128 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=144 (i32.const 0)) (local.get $high))))
        (local.set $c (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=256 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=272 (i32.const 0)) (local.get $high))))

        (local.set $low (v128.load offset=1 (local.get $at)))
        (local.set $high (i8x16.shr_u (local.get $low) (i32.const 4)))
        (local.set $low (v128.and (local.get $low) (local.get $half)))
        (local.set $a (v128.and (local.get $a) (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=32 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=48 (i32.const 0)) (local.get $high)))))
        (local.set $b (v128.and (local.get $b) (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=160 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=176 (i32.const 0)) (local.get $high)))))
        (local.set $c (v128.and (local.get $c) (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=288 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=304 (i32.const 0)) (local.get $high)))))

        (local.set $low (v128.load offset=2 (local.get $at)))
        (local.set $high (i8x16.shr_u (local.get $low) (i32.const 4)))
        (local.set $low (v128.and (local.get $low) (local.get $half)))
        (local.set $a (v128.and (local.get $a) (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=64 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=80 (i32.const 0)) (local.get $high)))))
        (local.set $b (v128.and (local.get $b) (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=192 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=208 (i32.const 0)) (local.get $high)))))
        (local.set $c (v128.and (local.get $c) (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=320 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=336 (i32.const 0)) (local.get $high)))))

        (local.set $low (v128.load offset=3 (local.get $at)))
        (local.set $high (i8x16.shr_u (local.get $low) (i32.const 4)))
        (local.set $low (v128.and (local.get $low) (local.get $half)))
        (local.set $a (v128.and (local.get $a) (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=96 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=112 (i32.const 0)) (local.get $high)))))
        (local.set $b (v128.and (local.get $b) (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=224 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=240 (i32.const 0)) (local.get $high)))))
        (local.set $c (v128.and (local.get $c) (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=352 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=368 (i32.const 0)) (local.get $high)))))

        (local.set $low (v128.or (v128.or (local.get $a) (local.get $b)) (local.get $c)))
        (if (v128.any_true (local.get $low))
          (then
            (v128.store offset=384 (i32.const 0) (local.get $a))
            (v128.store offset=400 (i32.const 0) (local.get $b))
            (v128.store offset=416 (i32.const 0) (local.get $c))
            (local.set $left (i8x16.bitmask (i8x16.ne (local.get $low) (v128.const i64x2 0 0))))
            (loop $place
              (local.set $lane (i32.ctz (local.get $left)))
              (local.set $bytes (i32.load (i32.add (local.get $at) (local.get $lane))))
              (local.set $groups (i32.or
                (i32.load8_u offset=384 (local.get $lane))
                (i32.or
                  (i32.shl (i32.load8_u offset=400 (local.get $lane)) (i32.const 8))
                  (i32.shl (i32.load8_u offset=416 (local.get $lane)) (i32.const 16)))))
              (loop $group
                (local.set $word (i32.shl (i32.ctz (local.get $groups)) (i32.const 3)))
                (local.set $end (i32.load offset=516 (local.get $word)))
                (local.set $word (i32.load offset=512 (local.get $word)))
                (loop $each
                  (if (i32.eq (i32.and (local.get $bytes) (i32.load offset=4 (local.get $word))) (i32.load (local.get $word)))
                    (then
                      (i32.store (local.get $list) (i32.add (local.get $at) (local.get $lane)))
                      (i32.store offset=4 (local.get $list) (i32.load offset=8 (local.get $word)))
                      (local.set $list (i32.add (local.get $list) (i32.const 8)))))
                  (local.set $word (i32.add (local.get $word) (i32.const 12)))
                  (br_if $each (i32.lt_u (local.get $word) (local.get $end))))
                (local.set $groups (i32.and (local.get $groups) (i32.sub (local.get $groups) (i32.const 1))))
                (br_if $group (local.get $groups)))
              (local.set $left (i32.and (local.get $left) (i32.sub (local.get $left) (i32.const 1))))
              (br_if $place (local.get $left)))))

        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $chunk)))
    (local.get $list))

  ;; Lists the places from $at up to $to, in steps of sixteen, where sixteen bytes change so often between figures, small letters and
  ;; capitals as words do not, once between a figure and a letter that no number in hexadecimal has, as i32 from $list on. Gives where the list ends.
  (func (export "mixed") (param $at i32) (param $to i32) (param $list i32) (result i32)
    (local $a v128) (local $letter v128) (local $small v128)
    (local $figures i32) (local $letters i32) (local $capitals i32)
    (block $done
      (loop $chunk
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $a (v128.load (local.get $at)))
        (local.set $figures (i8x16.bitmask
          (i8x16.lt_u (i8x16.sub (local.get $a) (i8x16.splat (i32.const 0x30))) (i8x16.splat (i32.const 10)))))
        (if (local.get $figures)
          (then
            (local.set $small (i8x16.sub (v128.or (local.get $a) (i8x16.splat (i32.const 0x20))) (i8x16.splat (i32.const 0x61))))
            (local.set $letter (i8x16.lt_u (local.get $small) (i8x16.splat (i32.const 26))))
            (local.set $letters (i8x16.bitmask (local.get $letter)))
            (local.set $capitals (i8x16.bitmask
              (i8x16.lt_u (i8x16.sub (local.get $a) (i8x16.splat (i32.const 0x41))) (i8x16.splat (i32.const 26)))))
            (if (i32.ge_u
                  (i32.popcnt (i32.or
                    (i32.or
                      (i32.and (local.get $figures) (i32.shl (local.get $letters) (i32.const 1)))
                      (i32.and (local.get $letters) (i32.shl (local.get $figures) (i32.const 1))))
                    (i32.and (local.get $capitals)
                      (i32.shl (i32.and (local.get $letters) (i32.xor (local.get $capitals) (i32.const 0xffff))) (i32.const 1)))))
                  (i32.const 4))
              (then
                (local.set $letters (i8x16.bitmask
                  (v128.and (local.get $letter) (i8x16.gt_u (local.get $small) (i8x16.splat (i32.const 5))))))
                (if (i32.or
                      (i32.and (local.get $figures) (i32.shl (local.get $letters) (i32.const 1)))
                      (i32.and (local.get $letters) (i32.shl (local.get $figures) (i32.const 1))))
                  (then
                    (i32.store (local.get $list) (local.get $at))
                    (local.set $list (i32.add (local.get $list) (i32.const 4)))))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $chunk)))
    (local.get $list))
)
