;; The gate's search for some hundred words at once. `npm run wasm` makes words.wasm of this.
;;
;; Of each word up to four neighbouring bytes are noted. Where four are, their hash, with letters in lower case, and one of eight flags say at
;; most places that no word stands there. Where they are fewer, two sets of tables say for each byte, by its lower and its upper half, and for
;; each of three places, in which of eight groups of words it may stand there. What is left is compared word by word. Nineteen bytes
;; beyond the text must be readable.
;;
;; Memory: 0 the tables (set, place, half: sixteen bytes each), 512 where the words of less than four bytes begin and end, 1024 the words: the
;; four bytes, a mask, and the word's number; 8192 where those with a hash begin, and at the next those with that end; 24832 at a hash the
;; flags of words.
(module
  (memory (export "memory") 2)

  ;; Lists the places from $at up to $to where the noted bytes of a word stand, as pairs of i32 from $list on: the place, in
  ;; memory, and the word's number. Gives where the list ends.
  (func (export "words") (param $at i32) (param $to i32) (param $list i32) (result i32)
    (local $half v128) (local $lower v128) (local $found v128) (local $even v128) (local $odd v128) (local $known v128)
    (local $byte0 v128) (local $byte1 v128) (local $byte2 v128) (local $byte3 v128)
    (local $low0 v128) (local $low1 v128) (local $low2 v128)
    (local $high0 v128) (local $high1 v128) (local $high2 v128)
    (local $short i32) (local $long i32) (local $left i32) (local $lane i32) (local $hash i32)
    (local.set $half (i8x16.splat (i32.const 15)))
    (local.set $lower (i8x16.splat (i32.const 32)))
    (block $done
      (loop $chunk
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))

        (local.set $byte0 (v128.load (local.get $at)))
        (local.set $byte1 (v128.load offset=1 (local.get $at)))
        (local.set $byte2 (v128.load offset=2 (local.get $at)))
        (local.set $byte3 (v128.load offset=3 (local.get $at)))
        (local.set $low0 (v128.and (local.get $byte0) (local.get $half)))
        (local.set $high0 (i8x16.shr_u (local.get $byte0) (i32.const 4)))
        (local.set $low1 (v128.and (local.get $byte1) (local.get $half)))
        (local.set $high1 (i8x16.shr_u (local.get $byte1) (i32.const 4)))
        (local.set $low2 (v128.and (local.get $byte2) (local.get $half)))
        (local.set $high2 (i8x16.shr_u (local.get $byte2) (i32.const 4)))
        (local.set $found (v128.or
          (v128.and (v128.and
            (i8x16.relaxed_swizzle (v128.load offset=0 (i32.const 0)) (local.get $low0))
            (i8x16.relaxed_swizzle (v128.load offset=16 (i32.const 0)) (local.get $high0))) (v128.and
          (v128.and
            (i8x16.relaxed_swizzle (v128.load offset=32 (i32.const 0)) (local.get $low1))
            (i8x16.relaxed_swizzle (v128.load offset=48 (i32.const 0)) (local.get $high1)))
          (v128.and
            (i8x16.relaxed_swizzle (v128.load offset=64 (i32.const 0)) (local.get $low2))
            (i8x16.relaxed_swizzle (v128.load offset=80 (i32.const 0)) (local.get $high2)))))
          (v128.and (v128.and
            (i8x16.relaxed_swizzle (v128.load offset=96 (i32.const 0)) (local.get $low0))
            (i8x16.relaxed_swizzle (v128.load offset=112 (i32.const 0)) (local.get $high0))) (v128.and
          (v128.and
            (i8x16.relaxed_swizzle (v128.load offset=128 (i32.const 0)) (local.get $low1))
            (i8x16.relaxed_swizzle (v128.load offset=144 (i32.const 0)) (local.get $high1)))
          (v128.and
            (i8x16.relaxed_swizzle (v128.load offset=160 (i32.const 0)) (local.get $low2))
            (i8x16.relaxed_swizzle (v128.load offset=176 (i32.const 0)) (local.get $high2)))))))
        (local.set $short (i8x16.bitmask (i8x16.ne (local.get $found) (v128.const i64x2 0 0))))

        (local.set $byte0 (v128.or (local.get $byte0) (local.get $lower)))
        (local.set $byte1 (v128.or (local.get $byte1) (local.get $lower)))
        (local.set $byte2 (v128.or (local.get $byte2) (local.get $lower)))
        (local.set $byte3 (v128.or (local.get $byte3) (local.get $lower)))
        (local.set $even (i16x8.add
          (i16x8.mul (local.get $byte0) (i16x8.splat (i32.const 0x9e37)))
          (i16x8.mul (local.get $byte2) (i16x8.splat (i32.const 0x79b9)))))
        (local.set $odd (i16x8.add
          (i16x8.mul (local.get $byte1) (i16x8.splat (i32.const 0x9e37)))
          (i16x8.mul (local.get $byte3) (i16x8.splat (i32.const 0x79b9)))))
        (local.set $known (v128.load8_lane offset=24832 0 (i16x8.extract_lane_u 0 (local.get $even)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 1 (i16x8.extract_lane_u 0 (local.get $odd)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 2 (i16x8.extract_lane_u 1 (local.get $even)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 3 (i16x8.extract_lane_u 1 (local.get $odd)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 4 (i16x8.extract_lane_u 2 (local.get $even)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 5 (i16x8.extract_lane_u 2 (local.get $odd)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 6 (i16x8.extract_lane_u 3 (local.get $even)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 7 (i16x8.extract_lane_u 3 (local.get $odd)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 8 (i16x8.extract_lane_u 4 (local.get $even)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 9 (i16x8.extract_lane_u 4 (local.get $odd)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 10 (i16x8.extract_lane_u 5 (local.get $even)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 11 (i16x8.extract_lane_u 5 (local.get $odd)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 12 (i16x8.extract_lane_u 6 (local.get $even)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 13 (i16x8.extract_lane_u 6 (local.get $odd)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 14 (i16x8.extract_lane_u 7 (local.get $even)) (local.get $known)))
        (local.set $known (v128.load8_lane offset=24832 15 (i16x8.extract_lane_u 7 (local.get $odd)) (local.get $known)))
        ;; The flag of a place is told by the first and the last of its bytes, twice the second and four times the third.
        (local.set $byte2 (i8x16.add (local.get $byte2) (local.get $byte2)))
        (local.set $byte1 (i8x16.add (local.get $byte1) (local.get $byte2)))
        (local.set $byte1 (i8x16.add (local.get $byte1) (local.get $byte1)))
        (local.set $found (i8x16.relaxed_swizzle
          (v128.const i8x16 1 2 4 8 16 32 64 -128 0 0 0 0 0 0 0 0)
          (v128.and
            (i8x16.add (i8x16.add (local.get $byte0) (local.get $byte3)) (local.get $byte1))
            (i8x16.splat (i32.const 7)))))
        (local.set $long (i8x16.bitmask
          (i8x16.ne (v128.and (local.get $found) (local.get $known)) (v128.const i64x2 0 0))))

        (local.set $left (i32.or (local.get $short) (local.get $long)))
        (block $quiet
          (loop $place
            (br_if $quiet (i32.eqz (local.get $left)))
            (local.set $lane (i32.ctz (local.get $left)))
            (local.set $left (i32.and (local.get $left) (i32.sub (local.get $left) (i32.const 1))))
            (if (i32.and (i32.shr_u (local.get $short) (local.get $lane)) (i32.const 1))
              (then (local.set $list (call $compare (i32.add (local.get $at) (local.get $lane))
                (i32.load offset=512 (i32.const 0)) (i32.load offset=516 (i32.const 0)) (local.get $list)))))
            (if (i32.and (i32.shr_u (local.get $long) (local.get $lane)) (i32.const 1))
              (then
                (local.set $hash (i32.shl (i32.shr_u (i32.mul
                  (i32.or (i32.load (i32.add (local.get $at) (local.get $lane))) (i32.const 0x20202020))
                  (i32.const 0x9e3779b1)) (i32.const 20)) (i32.const 2)))
                (local.set $list (call $compare (i32.add (local.get $at) (local.get $lane))
                  (i32.load offset=8192 (local.get $hash)) (i32.load offset=8196 (local.get $hash)) (local.get $list)))))
            (br $place)))

        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $chunk)))
    (local.get $list))

  ;; Lists those of the words from $word up to $end whose noted bytes stand at a place.
  (func $compare (param $place i32) (param $word i32) (param $end i32) (param $list i32) (result i32)
    (local $bytes i32)
    (local.set $bytes (i32.load (local.get $place)))
    (block $done
      (loop $each
        (br_if $done (i32.ge_u (local.get $word) (local.get $end)))
        (if (i32.eq (i32.and (local.get $bytes) (i32.load offset=4 (local.get $word))) (i32.load (local.get $word)))
          (then
            (i32.store (local.get $list) (local.get $place))
            (i32.store offset=4 (local.get $list) (i32.load offset=8 (local.get $word)))
            (local.set $list (i32.add (local.get $list) (i32.const 8)))))
        (local.set $word (i32.add (local.get $word) (i32.const 12)))
        (br $each)))
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
