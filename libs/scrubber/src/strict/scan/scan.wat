;; The three searches that look at every byte of a text, sixteen bytes at a time. `npm run wasm` makes scan.wasm of this.
;;
;; Most ask tables about the lower and the upper half of a byte (its nibbles): each gives flags, and what counts is which
;; flags both have. A byte beyond the text must be 0, for 64 bytes.
;;
;; Memory: 0 tables of hints of one or two bytes, 640 numbers for all lanes, 1024 places that were noted, 512 tables of runs; 17408 the
;; bytes in lower case, 17664 the bytes as they are; kinds of bytes at 17920. At 18176 what a byte can be in a part behind a hint: of a
;; name (1), of a word (2), a sign before a value (4), the sign of an entry in a list (8). For words: their bytes at 576, and kinds of
;; bytes at 608 (1 and 2 lower case, 4 and 8 upper case, 16 a digit, more a rare sign), two tables each; symbols of bytes at 18432, their
;; classes at 18688, and at 18944 the costs of symbols, of cases at 51712, and of bytes at 52224.
;; Where the lists of hints are, counted from 316416, by a hint's first byte at 53248, by the hash of its first three at 54272, and of the
;; four of an anchor at 119808; 0 is none. What of hints of three bytes and more is known by a hash of three bytes is at 185344 for even
;; places, at 250880 for odd ones. A list has, up to a 0, sixteen bytes for each hint: where the hint is; in two bytes each how far before
;; the place that is looked at it begins, and how far behind that four bytes are by which most are told apart; these; and which of their
;; bits count. A hint has its length, in two bytes, its number, in two more, which of the tables of bytes it is compared by, and its bytes.
;; Behind them the text begins, at $base.
(module
  (memory (export "memory") 3)
  ;; Halves of bytes, the bit of lower case, the first of two bytes, two factors of hashes, and flags; at 752 the flags of kinds in words.
  (data (i32.const 640) "\0f\0f\0f\0f\0f\0f\0f\0f\0f\0f\0f\0f\0f\0f\0f\0f\20\20\20\20\20\20\20\20\20\20\20\20\20\20\20\20\ff\00\ff\00\ff\00\ff\00\ff\00\ff\00\ff\00\ff\00\37\9e\37\9e\37\9e\37\9e\37\9e\37\9e\37\9e\37\9e\b9\79\b9\79\b9\79\b9\79\b9\79\b9\79\b9\79\b9\79\01\02\04\08\10\20\40\80\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\03\03\03\03\03\03\03\03\03\03\03\03\03\03\03\03\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\10\10\10\10\10\10\10\10\10\10\10\10\10\10\10\10\e0\e0\e0\e0\e0\e0\e0\e0\e0\e0\e0\e0\e0\e0\e0\e0")
  (global $base (export "base") (mut i32) (i32.const 0))
  (global $next (export "next") (mut i32) (i32.const 0))
  ;; How far behind its beginning a hint may be noticed.
  (global $reach (export "reach") (mut i32) (i32.const 0))
  (global $hasShort (export "hasShort") (mut i32) (i32.const 0))
  ;; Up to where the parts behind hints go that were looked at.
  (global $covered (export "covered") (mut i32) (i32.const 0))
  ;; Where the hints begin that are listed now, and where their list does.
  (global $from (mut i32) (i32.const 0))
  (global $to (mut i32) (i32.const 0))
  (global $begin (mut i32) (i32.const 0))

  ;; Lists the hints that begin from $at up to $to, as pairs of i32 from $list on: the place, counted from the text's first byte, and the
  ;; hint's number; by their places, and then by their numbers. Gives where the list ends, and in $next where to go on: at $to, unless the
  ;; list is as long as $full. $end is where the text ends.
  ;; Hints of one or two bytes are in eight buckets, a flag each, with a pair of tables for either byte. Of longer ones three bytes, whose
  ;; letters are in lower case, have a hash, at which is a flag for the byte behind them. Those of up to four bytes are noticed where they
  ;; begin. Longer ones have two anchors, one byte apart: so every other place is enough, and the anchors can be rare.
  (func (export "hints") (param $at i32) (param $to i32) (param $end i32) (param $list i32) (param $full i32) (result i32)
    (local $first i32) (local $bytes i32) (local $short i32) (local $long i32) (local $bits i32) (local $bit i32) (local $stop i32) (local $two i32)
    (local $batchEnd i32) (local $noted i32) (local $note i32) (local $blockAt i32)
    (local $even v128) (local $odd v128) (local $known0 v128) (local $known1 v128) (local $known2 v128) (local $known3 v128)
    (local $byte0 v128) (local $byte1 v128) (local $byte2 v128) (local $byte3 v128)
    (global.set $next (local.get $to))
    (global.set $from (local.get $at))
    (global.set $to (local.get $to))
    (global.set $begin (local.get $list))
    (local.set $stop (i32.add (local.get $to) (global.get $reach)))
    (if (i32.gt_u (local.get $stop) (local.get $end)) (then (local.set $stop (local.get $end))))
    (block $done
      (loop $batch
        (br_if $done (i32.ge_u (local.get $at) (local.get $stop)))
        ;; Noted first is where something may stand, as one look leads to a guess of the processor that often fails.
        (local.set $noted (i32.const 1024))
        (local.set $batchEnd (i32.add (local.get $at) (i32.const 8192)))
        (if (i32.gt_u (local.get $batchEnd) (local.get $stop)) (then (local.set $batchEnd (local.get $stop))))
        (loop $block
          (local.set $byte0 (v128.load (local.get $at)))
          (local.set $byte1 (v128.load offset=1 (local.get $at)))
          ;; A bit for each of the sixteen places where a flag is left.
          (if (global.get $hasShort)
            (then
              (local.set $short (i32.xor (i32.const 0xffff) (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and
                (v128.and
                  (i8x16.relaxed_swizzle (v128.load offset=0 (i32.const 0)) (v128.and (local.get $byte0) (v128.load offset=640 (i32.const 0))))
                  (i8x16.relaxed_swizzle (v128.load offset=16 (i32.const 0))
                    (v128.and (i16x8.shr_u (local.get $byte0) (i32.const 4)) (v128.load offset=640 (i32.const 0)))))
                (v128.and
                  (i8x16.relaxed_swizzle (v128.load offset=32 (i32.const 0)) (v128.and (local.get $byte1) (v128.load offset=640 (i32.const 0))))
                  (i8x16.relaxed_swizzle (v128.load offset=48 (i32.const 0))
                    (v128.and (i16x8.shr_u (local.get $byte1) (i32.const 4)) (v128.load offset=640 (i32.const 0))))))))))))

          (local.set $byte0 (v128.or (local.get $byte0) (v128.load offset=656 (i32.const 0))))
          (local.set $byte1 (v128.or (local.get $byte1) (v128.load offset=656 (i32.const 0))))
          (local.set $byte2 (v128.or (v128.load offset=2 (local.get $at)) (v128.load offset=656 (i32.const 0))))
          (local.set $byte3 (v128.or (v128.load offset=3 (local.get $at)) (v128.load offset=656 (i32.const 0))))
          (local.set $even (i16x8.add
            (i16x8.mul (local.get $byte0) (v128.load offset=688 (i32.const 0)))
            (i16x8.mul (v128.and (local.get $byte2) (v128.load offset=672 (i32.const 0))) (v128.load offset=704 (i32.const 0)))))
          (local.set $odd (i16x8.add
            (i16x8.mul (local.get $byte1) (v128.load offset=688 (i32.const 0)))
            (i16x8.mul (v128.and (local.get $byte3) (v128.load offset=672 (i32.const 0))) (v128.load offset=704 (i32.const 0)))))
          (local.set $two (i32x4.extract_lane 0 (local.get $even)))
          (local.set $known0 (v128.load8_lane offset=185344 0 (i32.and (local.get $two) (i32.const 0xffff)) (v128.const i64x2 0 0)))
          (local.set $known0 (v128.load8_lane offset=185344 2 (i32.shr_u (local.get $two) (i32.const 16)) (local.get $known0)))
          (local.set $two (i32x4.extract_lane 1 (local.get $even)))
          (local.set $known0 (v128.load8_lane offset=185344 4 (i32.and (local.get $two) (i32.const 0xffff)) (local.get $known0)))
          (local.set $known0 (v128.load8_lane offset=185344 6 (i32.shr_u (local.get $two) (i32.const 16)) (local.get $known0)))
          (local.set $two (i32x4.extract_lane 0 (local.get $odd)))
          (local.set $known1 (v128.load8_lane offset=250880 1 (i32.and (local.get $two) (i32.const 0xffff)) (v128.const i64x2 0 0)))
          (local.set $known1 (v128.load8_lane offset=250880 3 (i32.shr_u (local.get $two) (i32.const 16)) (local.get $known1)))
          (local.set $two (i32x4.extract_lane 1 (local.get $odd)))
          (local.set $known1 (v128.load8_lane offset=250880 5 (i32.and (local.get $two) (i32.const 0xffff)) (local.get $known1)))
          (local.set $known1 (v128.load8_lane offset=250880 7 (i32.shr_u (local.get $two) (i32.const 16)) (local.get $known1)))
          (local.set $two (i32x4.extract_lane 2 (local.get $even)))
          (local.set $known2 (v128.load8_lane offset=185344 8 (i32.and (local.get $two) (i32.const 0xffff)) (v128.const i64x2 0 0)))
          (local.set $known2 (v128.load8_lane offset=185344 10 (i32.shr_u (local.get $two) (i32.const 16)) (local.get $known2)))
          (local.set $two (i32x4.extract_lane 3 (local.get $even)))
          (local.set $known2 (v128.load8_lane offset=185344 12 (i32.and (local.get $two) (i32.const 0xffff)) (local.get $known2)))
          (local.set $known2 (v128.load8_lane offset=185344 14 (i32.shr_u (local.get $two) (i32.const 16)) (local.get $known2)))
          (local.set $two (i32x4.extract_lane 2 (local.get $odd)))
          (local.set $known3 (v128.load8_lane offset=250880 9 (i32.and (local.get $two) (i32.const 0xffff)) (v128.const i64x2 0 0)))
          (local.set $known3 (v128.load8_lane offset=250880 11 (i32.shr_u (local.get $two) (i32.const 16)) (local.get $known3)))
          (local.set $two (i32x4.extract_lane 3 (local.get $odd)))
          (local.set $known3 (v128.load8_lane offset=250880 13 (i32.and (local.get $two) (i32.const 0xffff)) (local.get $known3)))
          (local.set $known3 (v128.load8_lane offset=250880 15 (i32.shr_u (local.get $two) (i32.const 16)) (local.get $known3)))
          (local.set $long (i32.xor (i32.const 0xffff) (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and
            (i8x16.relaxed_swizzle (v128.load offset=720 (i32.const 0)) (v128.and (local.get $byte3) (i8x16.splat (i32.const 7))))
            (v128.or (v128.or (local.get $known0) (local.get $known1)) (v128.or (local.get $known2) (local.get $known3))))))))
          (i32.store (local.get $noted) (local.get $at))
          (i32.store offset=4 (local.get $noted) (i32.or (local.get $long) (i32.shl (local.get $short) (i32.const 16))))
          (local.set $noted (i32.add (local.get $noted)
            (i32.shl (i32.ne (i32.or (local.get $short) (local.get $long)) (i32.const 0)) (i32.const 3))))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $block (i32.lt_u (local.get $at) (local.get $batchEnd))))

        (local.set $note (i32.const 1024))
        (block $looked
          (loop $next
            (br_if $looked (i32.ge_u (local.get $note) (local.get $noted)))
            (local.set $blockAt (i32.load (local.get $note)))
            (local.set $short (i32.load offset=4 (local.get $note)))
            (local.set $note (i32.add (local.get $note) (i32.const 8)))
            (local.set $long (i32.and (local.get $short) (i32.const 0xffff)))
            (local.set $short (i32.shr_u (local.get $short) (i32.const 16)))
            (local.set $bits (i32.or (local.get $short) (local.get $long)))
            (loop $place
              (local.set $bit (i32.ctz (local.get $bits)))
              (local.set $first (i32.add (local.get $blockAt) (local.get $bit)))
              (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
              (if (i32.and (i32.shr_u (local.get $short) (local.get $bit)) (i32.const 1))
                (then
                  (local.set $list (call $compare
                    (i32.load offset=53248 (i32.shl (i32.load8_u (local.get $first)) (i32.const 2)))
                    (local.get $first) (local.get $end) (local.get $list)))))
              (if (i32.and (i32.shr_u (local.get $long) (local.get $bit)) (i32.const 1))
                (then
                  (local.set $bytes (i32.or (i32.load (local.get $first)) (i32.const 0x20202020)))
                  (local.set $list (call $compare
                    (i32.load offset=54272 (call $placeOf (i32.and (local.get $bytes) (i32.const 0xffffff))))
                    (local.get $first) (local.get $end) (local.get $list)))
                  (if (i32.and (local.get $bit) (i32.const 1))
                    (then
                      (local.set $list (call $compare
                        (i32.load offset=119808 (call $placeOf (local.get $bytes)))
                        (local.get $first) (local.get $end) (local.get $list)))))))
              (if (i32.ge_u (local.get $list) (local.get $full))
                (then
                  ;; All that begins before this place was noticed; the rest is left for the next time.
                  (local.set $first (i32.sub (i32.add (local.get $first) (i32.const 1)) (global.get $reach)))
                  (if (i32.and (i32.gt_u (local.get $first) (global.get $from)) (i32.lt_u (local.get $first) (local.get $to)))
                    (then
                      (global.set $next (local.get $first))
                      (local.set $list (call $without (local.get $first) (local.get $list)))
                      (br $done)))))
              (br_if $place (local.get $bits)))
            (br $next)))
        (br $batch)))
    (local.get $list))

  ;; Where in a table of places the one for some bytes is.
  (func $placeOf (param $bytes i32) (result i32)
    (i32.shl (i32.shr_u (i32.mul (local.get $bytes) (i32.const 0x9e3779b1)) (i32.const 18)) (i32.const 2)))

  ;; Where the list ends without the hints that begin from a place on.
  (func $without (param $first i32) (param $list i32) (result i32)
    (local.set $first (i32.sub (local.get $first) (global.get $base)))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $list) (global.get $begin)))
        (br_if $done (i32.lt_u (i32.load (i32.sub (local.get $list) (i32.const 8))) (local.get $first)))
        (local.set $list (i32.sub (local.get $list) (i32.const 8)))
        (br $next)))
    (local.get $list))

  ;; Lists those hints of the list at $hints that stand around a place.
  (func $compare (param $hints i32) (param $place i32) (param $end i32) (param $list i32) (result i32)
    (local $hint i32) (local $first i32) (local $at i32) (local $table i32)
    (block $done
      (br_if $done (i32.eqz (local.get $hints)))
      (local.set $hints (i32.sub (local.get $hints) (i32.const 16)))
      (loop $next
        (local.set $hints (i32.add (local.get $hints) (i32.const 16)))
        (local.set $hint (i32.load offset=316416 (local.get $hints)))
        (br_if $done (i32.eqz (local.get $hint)))
        (br_if $next (i32.and
          (i32.load offset=316428 (local.get $hints))
          (i32.xor
            (i32.load offset=316424 (local.get $hints))
            (i32.load (i32.add (local.get $place) (i32.load16_s offset=316422 (local.get $hints)))))))
        (local.set $first (i32.sub (local.get $place) (i32.load16_u offset=316420 (local.get $hints))))
        (br_if $next (i32.or (i32.lt_u (local.get $first) (global.get $from)) (i32.ge_u (local.get $first) (global.get $to))))
        (local.set $at (i32.load16_u offset=316416 (local.get $hint)))
        (br_if $next (i32.gt_u (i32.add (local.get $first) (local.get $at)) (local.get $end)))
        (local.set $table (i32.load offset=316420 (local.get $hint)))
        ;; From the end on, as what begins alike is told apart there.
        (loop $byte
          (local.set $at (i32.sub (local.get $at) (i32.const 1)))
          (br_if $next (i32.ne
            (i32.load8_u (i32.add (local.get $table) (i32.load8_u (i32.add (local.get $first) (local.get $at)))))
            (i32.load8_u offset=316424 (i32.add (local.get $hint) (local.get $at)))))
          (br_if $byte (local.get $at)))
        (local.set $list (call $insert
          (i32.sub (local.get $first) (global.get $base)) (i32.load16_u offset=316418 (local.get $hint)) (local.get $list)))
        (br $next)))
    (local.get $list))

  ;; Puts a hint into its place among those that are listed.
  (func $insert (param $first i32) (param $number i32) (param $list i32) (result i32)
    (local $slot i32) (local $before i32)
    (local.set $slot (local.get $list))
    (block $found
      (loop $next
        (br_if $found (i32.eq (local.get $slot) (global.get $begin)))
        (local.set $before (i32.load (i32.sub (local.get $slot) (i32.const 8))))
        (br_if $found (i32.lt_u (local.get $before) (local.get $first)))
        (br_if $found (i32.and
          (i32.eq (local.get $before) (local.get $first))
          (i32.lt_u (i32.load (i32.sub (local.get $slot) (i32.const 4))) (local.get $number))))
        (i64.store (local.get $slot) (i64.load (i32.sub (local.get $slot) (i32.const 8))))
        (local.set $slot (i32.sub (local.get $slot) (i32.const 8)))
        (br $next)))
    (i32.store (local.get $slot) (local.get $first))
    (i32.store offset=4 (local.get $slot) (local.get $number))
    (i32.add (local.get $list) (i32.const 8)))

  ;; Makes of the list of hints from $list up to $to one of the parts behind them that may hold a value, in its place: where each begins and
  ;; ends. What is behind a hint up to its reach is looked at once. Gives where the list ends. $end is where the text ends.
  (func (export "parts") (param $list i32) (param $to i32) (param $end i32) (result i32)
    (local $hint i32) (local $at i32) (local $reach i32)
    (local.set $hint (local.get $list))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $hint) (local.get $to)))
        (local.set $at (i32.add (i32.load (local.get $hint)) (global.get $base)))
        (local.set $hint (i32.add (local.get $hint) (i32.const 8)))
        (local.set $reach (call $reach (local.get $at) (local.get $end)))
        (if (i32.lt_u (local.get $at) (global.get $covered)) (then (local.set $at (global.get $covered))))
        (br_if $next (i32.le_u (local.get $reach) (local.get $at)))
        (global.set $covered (local.get $reach))
        (br_if $next (i32.eqz (call $mayHoldValue (local.get $at) (local.get $reach) (local.get $end))))
        (i32.store (local.get $list) (i32.sub (local.get $at) (global.get $base)))
        (i32.store offset=4 (local.get $list) (i32.sub (local.get $reach) (global.get $base)))
        (local.set $list (i32.add (local.get $list) (i32.const 8)))
        (br $next)))
    (local.get $list))

  ;; How far behind the word at a place values begin: forty bytes, but for those beyond the eighth of a word, up to 160; where the line ends
  ;; before that, on those below.
  (func $reach (param $at i32) (param $end i32) (result i32)
    (local $from i32) (local $most i32) (local $byte i32) (local $run i32) (local $left i32)
    (local.set $from (i32.add (local.get $at) (i32.const 1)))
    (block $named (loop $name
      (br_if $named (i32.ge_u (local.get $from) (i32.add (local.get $at) (i32.const 32))))
      (br_if $named (i32.eqz (i32.and (i32.load8_u offset=18176 (i32.load8_u (local.get $from))) (i32.const 1))))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (br $name)))
    (local.set $most (i32.add (local.get $from) (i32.const 160)))
    (if (i32.gt_u (local.get $most) (local.get $end)) (then (local.set $most (local.get $end))))
    (local.set $left (i32.const 40))
    (loop $next
      (if (i32.ge_u (local.get $at) (local.get $most)) (then (return (local.get $most))))
      (local.set $byte (i32.load8_u (local.get $at)))
      (if (i32.eq (local.get $byte) (i32.const 10)) (then (return (call $below (local.get $at) (local.get $end)))))
      (local.set $run (select (i32.add (local.get $run) (i32.const 1)) (i32.const 0)
        (i32.and (i32.load8_u offset=18176 (local.get $byte)) (i32.const 2))))
      (local.set $left (i32.sub (local.get $left)
        (i32.and (i32.ge_u (local.get $at) (local.get $from)) (i32.le_u (local.get $run) (i32.const 8)))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (local.get $left)))
    (local.get $at))

  ;; Where the last of the lines below a line's end ends that have one word, behind the sign of a list; or the first, behind a colon, whatever it has.
  (func $below (param $at i32) (param $end i32) (result i32)
    (local $lines i32) (local $next i32) (local $isAny i32)
    (local.set $isAny (i32.eq (i32.load8_u (i32.sub (local.get $at) (i32.const 1))) (i32.const 58)))
    (loop $line
      (local.set $next (call $shortLine (local.get $at) (local.get $end) (local.get $isAny)))
      (if (i32.eq (local.get $next) (local.get $at)) (then (return (local.get $at))))
      (local.set $at (local.get $next))
      (local.set $isAny (i32.const 0))
      (local.set $lines (i32.add (local.get $lines) (i32.const 1)))
      (br_if $line (i32.lt_u (local.get $lines) (i32.const 8))))
    (local.get $at))

  ;; Where the line below a line's end ends, if it has one word and numbers, behind the sign of a list, or any words; or where it begins.
  (func $shortLine (param $lineEnd i32) (param $end i32) (param $isAny i32) (result i32)
    (local $at i32) (local $most i32) (local $byte i32) (local $words i32) (local $before i32)
    (if (i32.ne (i32.load8_u (local.get $lineEnd)) (i32.const 10)) (then (return (local.get $lineEnd))))
    (local.set $at (i32.add (local.get $lineEnd) (i32.const 1)))
    (local.set $most (i32.add (local.get $at) (i32.const 96)))
    (if (i32.gt_u (local.get $most) (local.get $end)) (then (local.set $most (local.get $end))))
    (local.set $before (i32.const 32))
    (block $ended (loop $next
      (br_if $ended (i32.ge_u (local.get $at) (local.get $most)))
      (local.set $byte (i32.load8_u (local.get $at)))
      (br_if $ended (i32.eq (local.get $byte) (i32.const 10)))
      (if (i32.and (i32.gt_u (local.get $byte) (i32.const 32)) (i32.le_u (local.get $before) (i32.const 32)))
        (then (local.set $words (i32.add (local.get $words) (if (result i32) (local.get $words)
          (then (i32.ge_u (i32.sub (local.get $byte) (i32.const 48)) (i32.const 10)))
          (else (i32.eqz (i32.and (i32.load8_u offset=18176 (local.get $byte)) (i32.const 8)))))))))
      (local.set $before (local.get $byte))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br $next)))
    (select (local.get $at) (local.get $lineEnd) (i32.and
      (i32.and (i32.or (local.get $isAny) (i32.lt_u (local.get $words) (i32.const 2))) (i32.gt_u (local.get $before) (i32.const 32)))
      (i32.or (i32.eq (local.get $at) (local.get $end)) (i32.eq (i32.load8_u (local.get $at)) (i32.const 10))))))

  ;; Whether a word of four signs and more has a digit, or letters stand behind a sign, or words that a sign joins at the end of a line.
  (func $mayHoldValue (param $at i32) (param $reach i32) (param $end i32) (result i32)
    (local $most i32) (local $byte i32) (local $flags i32) (local $length i32) (local $hasDigit i32) (local $hasJoint i32) (local $isOpen i32)
    (local.set $most (i32.add (local.get $reach) (i32.const 40)))
    (if (i32.gt_u (local.get $most) (local.get $end)) (then (local.set $most (local.get $end))))
    (block $ended (loop $next
      (br_if $ended (i32.ge_u (local.get $at) (local.get $most)))
      (local.set $byte (i32.load8_u (local.get $at)))
      (local.set $flags (i32.load8_u offset=18176 (local.get $byte)))
      (if (i32.and (local.get $flags) (i32.const 2))
        (then
          (local.set $length (i32.add (local.get $length) (i32.const 1)))
          (local.set $hasDigit (i32.or (local.get $hasDigit) (i32.lt_u (i32.sub (local.get $byte) (i32.const 48)) (i32.const 10))))
          (local.set $hasJoint (i32.or (local.get $hasJoint) (i32.lt_u (i32.sub (local.get $byte) (i32.const 45)) (i32.const 2))))
          (if (i32.and (i32.gt_u (local.get $length) (i32.const 3)) (i32.or (local.get $hasDigit)
              (i32.and (local.get $isOpen) (i32.gt_u (local.get $length) (i32.const 4)))))
            (then (return (i32.const 1)))))
        (else
          (if (i32.and
              (i32.and (i32.gt_u (local.get $length) (i32.const 4)) (local.get $hasJoint))
              (i32.or (i32.eq (local.get $byte) (i32.const 10)) (i32.eq (local.get $byte) (i32.const 13))))
            (then (return (i32.const 1))))
          (if (i32.ge_u (local.get $at) (local.get $reach)) (then (return (i32.const 0))))
          (if (i32.or (i32.ne (local.get $length) (i32.const 0))
              (i32.and (i32.ne (local.get $byte) (i32.const 32)) (i32.ne (local.get $byte) (i32.const 10))))
            (then (local.set $isOpen (i32.ne (i32.and (local.get $flags) (i32.const 4)) (i32.const 0)))))
          (local.set $length (i32.const 0))
          (local.set $hasDigit (i32.const 0))
          (local.set $hasJoint (i32.const 0))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br $next)))
    (i32.and (i32.gt_u (local.get $length) (i32.const 4)) (local.get $hasJoint)))

  ;; Lists the unbroken runs of at least 32 bytes that begin at $at or later, before $stop, and could be a key, as pairs of i32 from $list on:
  ;; where each begins and ends, counted from the text's first byte. Gives where the list ends. $to is where the text ends.
  (func (export "runs") (param $at i32) (param $stop i32) (param $to i32) (param $list i32) (result i32)
    (local $bytes v128) (local $low v128) (local $high v128) (local $nibble v128) (local $gaps i32) (local $start i32) (local $end i32)
    (local.set $nibble (i8x16.splat (i32.const 15)))
    (local.set $low (v128.load offset=512 (i32.const 0)))
    (local.set $high (v128.load offset=528 (i32.const 0)))
    (local.set $start (local.get $at))
    (block $done
      (loop $block
        (br_if $done (i32.gt_u (local.get $at) (local.get $to)))
        (br_if $done (i32.ge_u (local.get $start) (local.get $stop)))
        (local.set $bytes (v128.load (local.get $at)))
        ;; A bit for each of the sixteen places that is part of no run.
        (local.set $gaps (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and
          (i8x16.relaxed_swizzle (local.get $low) (v128.and (local.get $bytes) (local.get $nibble)))
          (i8x16.relaxed_swizzle (local.get $high) (v128.and (i16x8.shr_u (local.get $bytes) (i32.const 4)) (local.get $nibble)))))))
        (if (local.get $gaps)
          (then
            (local.set $end (i32.add (local.get $at) (i32.ctz (local.get $gaps))))
            (if (i32.ge_s (i32.sub (local.get $end) (local.get $start)) (i32.const 32))
              (then (if (if (result i32) (call $mayBeKey (local.get $start) (i32.sub (local.get $end) (i32.const 16)))
                  (then (call $isKey (local.get $start) (local.get $end)))
                  (else (i32.const 0)))
                (then
                  (i32.store (local.get $list) (i32.sub (local.get $start) (global.get $base)))
                  (i32.store offset=4 (local.get $list) (i32.sub (local.get $end) (global.get $base)))
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
          (i8x16.relaxed_swizzle (v128.load offset=512 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=528 (i32.const 0)) (local.get $high)))))
        (local.set $digits (i32.or (local.get $digits) (i8x16.all_true (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=544 (i32.const 0)) (local.get $low))
          (i8x16.relaxed_swizzle (v128.load offset=560 (i32.const 0)) (local.get $high))))))
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

  ;; Whether the run from $at up to $to has 32 to 34 or 40 hexadecimal digits in a row and no more, or 32 of which the
  ;; first 24 could be bytes of a text, or upper case, lower case and digits. A kind has a bit for each of these three, and 8 for a hexadecimal digit.
  (func $isKey (param $at i32) (param $to i32) (result i32)
    (local $kind i32) (local $kinds i32) (local $digits i32) (local $isText i32)
    (local.set $isText (i32.const 1))
    (loop $byte
      (local.set $kind (if (result i32) (i32.lt_u (local.get $at) (local.get $to))
        (then (i32.load8_u offset=17920 (i32.load8_u (local.get $at))))
        (else (i32.const 0))))
      (local.set $kinds (i32.or (local.get $kinds) (local.get $kind)))
      (if (i32.and (local.get $kind) (i32.const 8))
        (then
          ;; The upper half of a letter, digit, sign or blank, or of a byte that ends a line or a text: 2 to 7, or 0.
          (if (i32.and (i32.lt_u (local.get $digits) (i32.const 24)) (i32.eqz (i32.and (local.get $digits) (i32.const 1))))
            (then (if (i32.eqz (i32.or
                (i32.lt_u (i32.sub (i32.load8_u (local.get $at)) (i32.const 50)) (i32.const 6))
                (i32.eq (i32.load8_u (local.get $at)) (i32.const 48))))
              (then (local.set $isText (i32.const 0))))))
          (local.set $digits (i32.add (local.get $digits) (i32.const 1)))
          (if (i32.and (local.get $isText) (i32.eq (local.get $digits) (i32.const 32))) (then (return (i32.const 1)))))
        (else
          (if (i32.or (i32.lt_u (i32.sub (local.get $digits) (i32.const 32)) (i32.const 3)) (i32.eq (local.get $digits) (i32.const 40)))
            (then (return (i32.const 1))))
          (local.set $isText (i32.const 1))
          (local.set $digits (i32.const 0))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $byte (i32.le_u (local.get $at) (local.get $to))))
    (i32.eq (i32.and (local.get $kinds) (i32.const 7)) (i32.const 7)))

  ;; Lists the words that begin at $at or later, before $stop, and have a part that is surprising, as threes of i32 from $list on: where the part
  ;; begins and ends, counted from the text's first byte, and by how many eighths of a bit it is more surprising than a text of
  ;; people. Gives where the list ends. $to is where the text ends.
  ;; Only words of at least eight bytes are looked at in which letters, digits and rare signs change twice or more.
  (func (export "words") (param $at i32) (param $stop i32) (param $to i32) (param $list i32) (result i32)
    (local $bytes v128) (local $high v128) (local $kinds v128)
    (local $gaps i64) (local $lower i64) (local $upper i64) (local $digits i64) (local $rare i64) (local $letters i64) (local $changes i64)
    (local $lowerBefore i64) (local $digitBefore i64) (local $letterBefore i64) (local $changedBefore i64) (local $again i64)
    (local $below i64) (local $start i32) (local $first i32) (local $last i32) (local $isOpen i32)
    (local.set $start (local.get $at))
    (block $done
      (loop $block
        (br_if $done (i32.gt_u (local.get $at) (local.get $to)))
        (br_if $done (i32.ge_u (local.get $start) (local.get $stop)))
        ;; A bit for each of the 64 places: what is part of no word, and what is no lower case, no upper case, no digit and no rare sign.
        (local.set $bytes (v128.load (local.get $at)))
        (local.set $high (v128.and (i16x8.shr_u (local.get $bytes) (i32.const 4)) (v128.load offset=640 (i32.const 0))))
        (local.set $bytes (v128.and (local.get $bytes) (v128.load offset=640 (i32.const 0))))
        (local.set $kinds (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=608 (i32.const 0)) (local.get $bytes))
          (i8x16.relaxed_swizzle (v128.load offset=624 (i32.const 0)) (local.get $high))))
        (local.set $gaps (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=576 (i32.const 0)) (local.get $bytes))
          (i8x16.relaxed_swizzle (v128.load offset=592 (i32.const 0)) (local.get $high)))))))
        (local.set $lower (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=752 (i32.const 0)))))))
        (local.set $upper (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=768 (i32.const 0)))))))
        (local.set $digits (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=784 (i32.const 0)))))))
        (local.set $rare (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=800 (i32.const 0)))))))
        (local.set $bytes (v128.load offset=16 (local.get $at)))
        (local.set $high (v128.and (i16x8.shr_u (local.get $bytes) (i32.const 4)) (v128.load offset=640 (i32.const 0))))
        (local.set $bytes (v128.and (local.get $bytes) (v128.load offset=640 (i32.const 0))))
        (local.set $kinds (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=608 (i32.const 0)) (local.get $bytes))
          (i8x16.relaxed_swizzle (v128.load offset=624 (i32.const 0)) (local.get $high))))
        (local.set $gaps (i64.or (local.get $gaps) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=576 (i32.const 0)) (local.get $bytes))
          (i8x16.relaxed_swizzle (v128.load offset=592 (i32.const 0)) (local.get $high)))))) (i64.const 16))))
        (local.set $lower (i64.or (local.get $lower) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=752 (i32.const 0)))))) (i64.const 16))))
        (local.set $upper (i64.or (local.get $upper) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=768 (i32.const 0)))))) (i64.const 16))))
        (local.set $digits (i64.or (local.get $digits) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=784 (i32.const 0)))))) (i64.const 16))))
        (local.set $rare (i64.or (local.get $rare) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=800 (i32.const 0)))))) (i64.const 16))))
        (local.set $bytes (v128.load offset=32 (local.get $at)))
        (local.set $high (v128.and (i16x8.shr_u (local.get $bytes) (i32.const 4)) (v128.load offset=640 (i32.const 0))))
        (local.set $bytes (v128.and (local.get $bytes) (v128.load offset=640 (i32.const 0))))
        (local.set $kinds (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=608 (i32.const 0)) (local.get $bytes))
          (i8x16.relaxed_swizzle (v128.load offset=624 (i32.const 0)) (local.get $high))))
        (local.set $gaps (i64.or (local.get $gaps) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=576 (i32.const 0)) (local.get $bytes))
          (i8x16.relaxed_swizzle (v128.load offset=592 (i32.const 0)) (local.get $high)))))) (i64.const 32))))
        (local.set $lower (i64.or (local.get $lower) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=752 (i32.const 0)))))) (i64.const 32))))
        (local.set $upper (i64.or (local.get $upper) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=768 (i32.const 0)))))) (i64.const 32))))
        (local.set $digits (i64.or (local.get $digits) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=784 (i32.const 0)))))) (i64.const 32))))
        (local.set $rare (i64.or (local.get $rare) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=800 (i32.const 0)))))) (i64.const 32))))
        (local.set $bytes (v128.load offset=48 (local.get $at)))
        (local.set $high (v128.and (i16x8.shr_u (local.get $bytes) (i32.const 4)) (v128.load offset=640 (i32.const 0))))
        (local.set $bytes (v128.and (local.get $bytes) (v128.load offset=640 (i32.const 0))))
        (local.set $kinds (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=608 (i32.const 0)) (local.get $bytes))
          (i8x16.relaxed_swizzle (v128.load offset=624 (i32.const 0)) (local.get $high))))
        (local.set $gaps (i64.or (local.get $gaps) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and
          (i8x16.relaxed_swizzle (v128.load offset=576 (i32.const 0)) (local.get $bytes))
          (i8x16.relaxed_swizzle (v128.load offset=592 (i32.const 0)) (local.get $high)))))) (i64.const 48))))
        (local.set $lower (i64.or (local.get $lower) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=752 (i32.const 0)))))) (i64.const 48))))
        (local.set $upper (i64.or (local.get $upper) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=768 (i32.const 0)))))) (i64.const 48))))
        (local.set $digits (i64.or (local.get $digits) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=784 (i32.const 0)))))) (i64.const 48))))
        (local.set $rare (i64.or (local.get $rare) (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (v128.const i64x2 0 0) (v128.and (local.get $kinds) (v128.load offset=800 (i32.const 0)))))) (i64.const 48))))
        (local.set $lower (i64.xor (local.get $lower) (i64.const -1)))
        (local.set $upper (i64.xor (local.get $upper) (i64.const -1)))
        (local.set $digits (i64.xor (local.get $digits) (i64.const -1)))
        (local.set $letters (i64.or (local.get $lower) (local.get $upper)))
        ;; A digit beside a letter, upper case behind lower case, and rare signs.
        (local.set $changes (i64.or
          (i64.or
            (i64.and (local.get $letters) (i64.or (i64.shl (local.get $digits) (i64.const 1)) (local.get $digitBefore)))
            (i64.and (local.get $digits) (i64.or (i64.shl (local.get $letters) (i64.const 1)) (local.get $letterBefore))))
          (i64.or
            (i64.and (local.get $upper) (i64.or (i64.shl (local.get $lower) (i64.const 1)) (local.get $lowerBefore)))
            (i64.xor (local.get $rare) (i64.const -1)))))
        (local.set $lowerBefore (i64.shr_u (local.get $lower) (i64.const 63)))
        (local.set $digitBefore (i64.shr_u (local.get $digits) (i64.const 63)))
        (local.set $letterBefore (i64.shr_u (local.get $letters) (i64.const 63)))
        ;; Changes behind which a word changed before: what is added behind a change is carried up to the next change or gap.
        (local.set $below (i64.or (local.get $changes) (local.get $gaps)))
        (local.set $again (i64.and (local.get $changes) (i64.add
          (i64.xor (local.get $below) (i64.const -1))
          (i64.or (i64.shl (local.get $changes) (i64.const 1)) (local.get $changedBefore)))))
        (if (i64.ne (local.get $below) (i64.const 0))
          (then (local.set $changedBefore (i64.extend_i32_u (i64.lt_u (i64.clz (local.get $changes)) (i64.clz (local.get $gaps)))))))
        (if (i32.and (local.get $isOpen) (i64.ne (local.get $gaps) (i64.const 0)))
          (then
            (local.set $isOpen (i32.const 0))
            (local.set $last (i32.wrap_i64 (i64.ctz (local.get $gaps))))
            (local.set $list (call $listParts (local.get $start) (i32.add (local.get $at) (local.get $last)) (local.get $list)))
            (local.set $again (i64.and (local.get $again) (i64.shl (i64.const -1) (i64.extend_i32_u (local.get $last)))))))
        (block $quiet
          (br_if $quiet (local.get $isOpen))
          (loop $word
            (br_if $quiet (i64.eqz (local.get $again)))
            (local.set $below (i64.and (local.get $gaps)
              (i64.xor (i64.shl (i64.const -1) (i64.ctz (local.get $again))) (i64.const -1))))
            (local.set $first (select
              (local.get $start)
              (i32.sub (i32.add (local.get $at) (i32.const 64)) (i32.wrap_i64 (i64.clz (local.get $below))))
              (i64.eqz (local.get $below))))
            (local.set $below (i64.and (local.get $gaps) (i64.shl (i64.const -1) (i64.ctz (local.get $again)))))
            (if (i64.eqz (local.get $below))
              (then
                (local.set $isOpen (i32.const 1))
                (br $quiet)))
            (local.set $last (i32.wrap_i64 (i64.ctz (local.get $below))))
            (local.set $again (i64.and (local.get $again) (i64.shl (i64.const -1) (i64.extend_i32_u (local.get $last)))))
            (local.set $list (call $listParts (local.get $first) (i32.add (local.get $at) (local.get $last)) (local.get $list)))
            (br $word)))
        (if (i64.ne (local.get $gaps) (i64.const 0))
          (then (local.set $start (i32.sub (i32.add (local.get $at) (i32.const 64)) (i32.wrap_i64 (i64.clz (local.get $gaps)))))))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br $block)))
    (local.get $list))

  ;; Lists the surprising parts of the word from $at up to $end. The sum of what each byte costs beyond 5.625 bits begins anew
  ;; where it falls below nothing; a part ends where the sum falls by 16 bits from its highest, and counts from 24 bits on.
  (func $listParts (param $at i32) (param $end i32) (param $list i32) (result i32)
    (local $byte i32) (local $symbol i32) (local $symbols i32) (local $class i32) (local $classes i32)
    (local $sum i32) (local $best i32) (local $start i32) (local $bestEnd i32)
    (if (i32.lt_u (i32.sub (local.get $end) (local.get $at)) (i32.const 8)) (then (return (local.get $list))))
    (local.set $start (local.get $at))
    (loop $next
      (if (i32.lt_u (local.get $at) (local.get $end))
        (then
          (local.set $byte (i32.load8_u (local.get $at)))
          (local.set $symbol (i32.load8_u offset=18432 (local.get $byte)))
          (local.set $class (i32.load8_u offset=18688 (local.get $byte)))
          (local.set $sum (i32.add (local.get $sum) (i32.sub
            (i32.add
              (i32.load8_u offset=18944 (i32.or (i32.shl (local.get $symbols) (i32.const 5)) (local.get $symbol)))
              (i32.add
                (i32.load8_u offset=51712 (i32.or (i32.shl (local.get $classes) (i32.const 3)) (local.get $class)))
                (i32.load8_u offset=52224 (local.get $byte))))
            (i32.const 45))))
          (local.set $symbols (i32.and (i32.or (i32.shl (local.get $symbols) (i32.const 5)) (local.get $symbol)) (i32.const 1023)))
          (local.set $classes (i32.and (i32.or (i32.shl (local.get $classes) (i32.const 3)) (local.get $class)) (i32.const 63)))))
      (if (i32.gt_s (local.get $sum) (local.get $best))
        (then
          (local.set $best (local.get $sum))
          (local.set $bestEnd (i32.add (local.get $at) (i32.const 1)))))
      (if (i32.or (i32.eq (local.get $at) (local.get $end))
          (i32.or (i32.le_s (local.get $sum) (i32.const 0)) (i32.gt_s (i32.sub (local.get $best) (local.get $sum)) (i32.const 128))))
        (then
          (if (i32.ge_s (local.get $best) (i32.const 192))
            (then
              (i32.store (local.get $list) (i32.sub (local.get $start) (global.get $base)))
              (i32.store offset=4 (local.get $list) (i32.sub (local.get $bestEnd) (global.get $base)))
              (i32.store offset=8 (local.get $list) (local.get $best))
              (local.set $list (i32.add (local.get $list) (i32.const 12)))))
          (local.set $sum (i32.const 0))
          (local.set $best (i32.const 0))
          (local.set $start (i32.add (local.get $at) (i32.const 1)))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.le_u (local.get $at) (local.get $end))))
    (local.get $list))
)
