;; The search for tokens in which a word has the form of a secret. `npm run wasm` makes tokens.wasm of this.
;;
;; A token ends at a blank, quote or angle bracket. Its words are what signs that separate leave of it, and all of it without the signs
;; around it. A word counts that has a digit and a letter that is none in hexadecimal, and whose form weighs enough: `signalsOfForm` in by-weight/signs-of-words.ts says
;; what its form is, and has to be the same. The byte beyond the text must be 0.
;;
;; Memory: 0 classes of bytes (0 separates, 1 lower case, 2 upper case, 3 a digit, 4 another sign, 5 ends a token), 256 what is stripped
;; at a token's beginning (1) and end (2), and what ends a name, always (8) or unless that is short (4), 512 flags for halves of the bytes that end tokens, 768 whether a byte parts words (1), is
;; a letter that is no digit in hexadecimal (4) or a digit (8), 4096 the weights of forms, 65536 the text.
(module
  (memory (export "memory") 2)

  (func $mixed (param $hash i32) (param $code i32) (result i32)
    (i32.xor
      (i32.mul (i32.xor (local.get $hash) (local.get $code)) (i32.const 0x01000193))
      (i32.shr_u (local.get $hash) (i32.const 13))))

  (func $weight (param $hash i32) (result i32)
    (i32.load8_s offset=4096 (i32.and
      (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 15)))
      (i32.const 4095))))

  ;; What the form of the word from $start up to $end weighs.
  (func $sum (param $start i32) (param $end i32) (result i32)
    (local $at i32) (local $part i32) (local $last i32) (local $run i32) (local $length i32)
    (local $plain i32) (local $sized i32) (local $head i32) (local $tail i32)
    (local.set $plain (i32.const 1))
    (local.set $sized (i32.const 2))
    (local.set $head (i32.const 3))
    (local.set $tail (i32.const 4))
    (local.set $last (i32.const -1))
    (local.set $at (local.get $start))
    (loop $byte
      (local.set $part (i32.const 5))
      (if (i32.lt_u (local.get $at) (local.get $end))
        (then
          (local.set $part (i32.load8_u (i32.load8_u (local.get $at))))
          (if (i32.or (i32.eqz (local.get $part)) (i32.eq (local.get $part) (i32.const 4)))
            (then (local.set $part (i32.load8_u (local.get $at)))))
          (if (i32.lt_u (local.get $at) (i32.add (local.get $start) (i32.const 6)))
            (then (local.set $head (call $mixed (local.get $head) (local.get $part)))))
          (if (i32.ge_s (local.get $at) (i32.sub (local.get $end) (i32.const 5)))
            (then (local.set $tail (call $mixed (local.get $tail) (local.get $part)))))))
      (if (i32.and
            (i32.and (i32.eq (local.get $part) (local.get $last)) (i32.le_s (local.get $part) (i32.const 3)))
            (i32.lt_u (local.get $at) (local.get $end)))
        (then (local.set $run (i32.add (local.get $run) (i32.const 1))))
        (else
          (if (i32.ge_s (local.get $last) (i32.const 0))
            (then
              (local.set $plain (call $mixed (local.get $plain) (local.get $last)))
              (local.set $sized (call $mixed
                (call $mixed (local.get $sized) (local.get $last))
                (if (result i32) (i32.lt_u (local.get $run) (i32.const 4)) (then (local.get $run)) (else
                  (if (result i32) (i32.lt_u (local.get $run) (i32.const 7)) (then (i32.const 5)) (else
                    (select (i32.const 8) (i32.const 12) (i32.lt_u (local.get $run) (i32.const 12)))))))))))
          (local.set $last (local.get $part))
          (local.set $run (i32.const 1))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $byte (i32.le_u (local.get $at) (local.get $end))))
    (local.set $length (i32.sub (local.get $end) (local.get $start)))
    (if (i32.gt_u (local.get $length) (i32.const 16))
      (then
        (local.set $length (i32.and (local.get $length) (i32.const -4)))
        (if (i32.gt_u (local.get $length) (i32.const 64)) (then (local.set $length (i32.const 64))))))
    (i32.add
      (i32.add
        (i32.add (call $weight (call $mixed (i32.const 5) (i32.const 0))) (call $weight (local.get $plain)))
        (i32.add (call $weight (local.get $sized)) (call $weight (local.get $head))))
      (i32.add (call $weight (local.get $tail)) (call $weight (call $mixed (i32.const 6) (local.get $length))))))

  ;; Whether a word with a digit (8) and a letter that is no digit in hexadecimal (4) may be a secret, and its form weighs enough.
  (func $counts (param $start i32) (param $end i32) (param $seen i32) (param $longest i32) (param $least i32) (result i32)
    (if (result i32) (i32.and
          (i32.eq (local.get $seen) (i32.const 12))
          (i32.le_u (i32.sub (i32.sub (local.get $end) (local.get $start)) (i32.const 6)) (i32.sub (local.get $longest) (i32.const 6))))
      (then (i32.ge_s (call $sum (local.get $start) (local.get $end)) (local.get $least)))
      (else (i32.const 0))))

  ;; Whether the token from $start up to $end counts as a whole, without the signs around it.
  (func $countsWhole (param $start i32) (param $end i32) (param $seen i32) (param $least i32) (result i32)
    (block $first (loop $next
      (br_if $first (i32.ge_u (local.get $start) (local.get $end)))
      (br_if $first (i32.eqz (i32.and (i32.load8_u offset=256 (i32.load8_u (local.get $start))) (i32.const 1))))
      (local.set $start (i32.add (local.get $start) (i32.const 1)))
      (br $next)))
    (block $last (loop $next
      (br_if $last (i32.ge_u (local.get $start) (local.get $end)))
      (br_if $last (i32.eqz (i32.and (i32.load8_u offset=256 (i32.load8_u (i32.sub (local.get $end) (i32.const 1)))) (i32.const 2))))
      (local.set $end (i32.sub (local.get $end) (i32.const 1)))
      (br $next)))
    (call $counts (local.get $start) (local.get $end) (local.get $seen) (i32.const 40) (local.get $least)))

  ;; Whether the token from $start up to $end has a word that counts, where it has a digit and a letter that is none in hexadecimal.
  (func $holds (param $start i32) (param $end i32) (param $least i32) (result i32)
    (local $at i32) (local $flags i32) (local $word i32) (local $seen i32) (local $all i32) (local $isName i32)
    (local.set $at (local.get $start))
    (local.set $word (local.get $start))
    (loop $byte
      (local.set $flags (i32.load8_u offset=768 (i32.load8_u (local.get $at))))
      (if (i32.eqz (i32.and (local.get $flags) (i32.const 1)))
        (then
          (local.set $seen (i32.or (local.get $seen) (local.get $flags)))
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (br $byte)))
      (if (call $counts (local.get $word) (local.get $at) (local.get $seen) (i32.const 160) (local.get $least))
        (then (return (i32.const 1))))
      ;; Behind a backslash, one letter and perhaps two or four digits are an escape.
      (if (i32.eq (i32.load8_u (i32.sub (local.get $word) (i32.const 1))) (i32.const 92))
        (then (if (i32.or (i32.or
            (call $counts (i32.add (local.get $word) (i32.const 1)) (local.get $at) (local.get $seen) (i32.const 160) (local.get $least))
            (call $counts (i32.add (local.get $word) (i32.const 3)) (local.get $at) (local.get $seen) (i32.const 160) (local.get $least)))
            (call $counts (i32.add (local.get $word) (i32.const 5)) (local.get $at) (local.get $seen) (i32.const 160) (local.get $least)))
          (then (return (i32.const 1))))))
      ;; What stands before the first sign is a name, where it has no digit and the sign ends one; `=` ends also short ones in passwords.
      (if (i32.and (i32.eqz (local.get $all)) (i32.ne (local.get $seen) (i32.const 0)))
        (then (local.set $isName (i32.and
          (i32.eqz (i32.and (local.get $seen) (i32.const 8)))
          (i32.gt_u (i32.and (i32.load8_u offset=256 (i32.load8_u (local.get $at))) (i32.const 12))
            (select (i32.const 4) (i32.const 0) (i32.lt_u (i32.sub (local.get $at) (local.get $start)) (i32.const 11))))))))
      (local.set $all (i32.or (local.get $all) (local.get $seen)))
      (local.set $seen (i32.const 0))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (local.set $word (local.get $at))
      (br_if $byte (i32.le_u (local.get $at) (local.get $end))))
    (if (result i32) (local.get $isName)
      (then (i32.const 0))
      (else (call $countsWhole (local.get $start) (local.get $end) (local.get $all) (local.get $least)))))

  ;; Lists the tokens that begin at $at or later and before $to, and have a word that counts, as pairs of i32 from $list on: where each
  ;; begins and ends, counted from the text's first byte. Gives where the list ends. $end is where the text ends.
  (func (export "tokens") (param $at i32) (param $to i32) (param $end i32) (param $least i32) (param $list i32) (result i32)
    (local $bytes v128) (local $low v128) (local $high v128) (local $nibble v128)
    (local $zero v128) (local $ten v128) (local $lower v128) (local $g v128) (local $twenty v128)
    (local $inner i64) (local $ends i64) (local $digits i64) (local $letters i64) (local $both i64) (local $below i64)
    (local $hasDigit i64) (local $hasLetter i64) (local $start i32) (local $first i32) (local $place i32)
    (local.set $low (v128.load offset=512 (i32.const 0)))
    (local.set $high (v128.load offset=528 (i32.const 0)))
    (local.set $nibble (i8x16.splat (i32.const 15)))
    (local.set $zero (i8x16.splat (i32.const 48)))
    (local.set $ten (i8x16.splat (i32.const 10)))
    (local.set $lower (i8x16.splat (i32.const 32)))
    (local.set $g (i8x16.splat (i32.const 103)))
    (local.set $twenty (i8x16.splat (i32.const 20)))
    (local.set $start (local.get $at))
    (block $done
      (loop $block
        ;; A bit for each of the 64 places: what is within tokens, digits, and letters that are no digits in hexadecimal.
        (local.set $bytes (v128.load (local.get $at)))
        (local.set $inner (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and
          (i8x16.relaxed_swizzle (local.get $low) (v128.and (local.get $bytes) (local.get $nibble)))
          (i8x16.relaxed_swizzle (local.get $high) (v128.and (i16x8.shr_u (local.get $bytes) (i32.const 4)) (local.get $nibble))))))))
        (local.set $digits (i64.extend_i32_u (i8x16.bitmask (i8x16.lt_u (i8x16.sub (local.get $bytes) (local.get $zero)) (local.get $ten)))))
        (local.set $letters (i64.extend_i32_u (i8x16.bitmask (i8x16.lt_u (i8x16.sub (v128.or (local.get $bytes) (local.get $lower)) (local.get $g)) (local.get $twenty)))))
        (local.set $bytes (v128.load offset=16 (local.get $at)))
        (local.set $inner (i64.or (local.get $inner) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and
          (i8x16.relaxed_swizzle (local.get $low) (v128.and (local.get $bytes) (local.get $nibble)))
          (i8x16.relaxed_swizzle (local.get $high) (v128.and (i16x8.shr_u (local.get $bytes) (i32.const 4)) (local.get $nibble))))))) (i64.const 16))))
        (local.set $digits (i64.or (local.get $digits) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.lt_u (i8x16.sub (local.get $bytes) (local.get $zero)) (local.get $ten)))) (i64.const 16))))
        (local.set $letters (i64.or (local.get $letters) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.lt_u (i8x16.sub (v128.or (local.get $bytes) (local.get $lower)) (local.get $g)) (local.get $twenty)))) (i64.const 16))))
        (local.set $bytes (v128.load offset=32 (local.get $at)))
        (local.set $inner (i64.or (local.get $inner) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and
          (i8x16.relaxed_swizzle (local.get $low) (v128.and (local.get $bytes) (local.get $nibble)))
          (i8x16.relaxed_swizzle (local.get $high) (v128.and (i16x8.shr_u (local.get $bytes) (i32.const 4)) (local.get $nibble))))))) (i64.const 32))))
        (local.set $digits (i64.or (local.get $digits) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.lt_u (i8x16.sub (local.get $bytes) (local.get $zero)) (local.get $ten)))) (i64.const 32))))
        (local.set $letters (i64.or (local.get $letters) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.lt_u (i8x16.sub (v128.or (local.get $bytes) (local.get $lower)) (local.get $g)) (local.get $twenty)))) (i64.const 32))))
        (local.set $bytes (v128.load offset=48 (local.get $at)))
        (local.set $inner (i64.or (local.get $inner) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and
          (i8x16.relaxed_swizzle (local.get $low) (v128.and (local.get $bytes) (local.get $nibble)))
          (i8x16.relaxed_swizzle (local.get $high) (v128.and (i16x8.shr_u (local.get $bytes) (i32.const 4)) (local.get $nibble))))))) (i64.const 48))))
        (local.set $digits (i64.or (local.get $digits) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.lt_u (i8x16.sub (local.get $bytes) (local.get $zero)) (local.get $ten)))) (i64.const 48))))
        (local.set $letters (i64.or (local.get $letters) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.lt_u (i8x16.sub (v128.or (local.get $bytes) (local.get $lower)) (local.get $g)) (local.get $twenty)))) (i64.const 48))))
        (local.set $ends (i64.xor (local.get $inner) (i64.const -1)))
        ;; The ends of tokens that have a digit and such a letter: what is added to a token's places is carried to its end.
        (local.set $both (i64.and (local.get $ends) (i64.and
          (i64.add (i64.add (local.get $inner) (local.get $digits)) (local.get $hasDigit))
          (i64.add (i64.add (local.get $inner) (local.get $letters)) (local.get $hasLetter)))))
        (block $quiet
          (loop $token
            (br_if $quiet (i64.eqz (local.get $both)))
            (local.set $place (i32.wrap_i64 (i64.ctz (local.get $both))))
            (local.set $below (i64.and (local.get $ends)
              (i64.xor (i64.shl (i64.const -1) (i64.extend_i32_u (local.get $place))) (i64.const -1))))
            (local.set $first (select
              (local.get $start)
              (i32.sub (i32.add (local.get $at) (i32.const 64)) (i32.wrap_i64 (i64.clz (local.get $below))))
              (i64.eqz (local.get $below))))
            (br_if $done (i32.ge_u (local.get $first) (local.get $to)))
            (local.set $place (i32.add (local.get $at) (local.get $place)))
            (if (call $holds (local.get $first) (local.get $place) (local.get $least))
              (then
                (i32.store (local.get $list) (i32.sub (local.get $first) (i32.const 65536)))
                (i32.store offset=4 (local.get $list) (i32.sub (local.get $place) (i32.const 65536)))
                (local.set $list (i32.add (local.get $list) (i32.const 8)))))
            (local.set $both (i64.and (local.get $both) (i64.sub (local.get $both) (i64.const 1))))
            (br $token)))
        (if (i64.eqz (local.get $ends))
          (then
            (local.set $hasDigit (i64.or (local.get $hasDigit) (i64.extend_i32_u (i64.ne (local.get $digits) (i64.const 0)))))
            (local.set $hasLetter (i64.or (local.get $hasLetter) (i64.extend_i32_u (i64.ne (local.get $letters) (i64.const 0))))))
          (else
            ;; A digit behind the last end has fewer zeros before it.
            (local.set $hasDigit (i64.extend_i32_u (i64.lt_u (i64.clz (local.get $digits)) (i64.clz (local.get $ends)))))
            (local.set $hasLetter (i64.extend_i32_u (i64.lt_u (i64.clz (local.get $letters)) (i64.clz (local.get $ends)))))
            (local.set $start (i32.sub (i32.add (local.get $at) (i32.const 64)) (i32.wrap_i64 (i64.clz (local.get $ends)))))
            (br_if $done (i32.ge_u (local.get $start) (local.get $to)))))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br_if $block (i32.le_u (local.get $at) (local.get $end)))))
    (local.get $list))
)
