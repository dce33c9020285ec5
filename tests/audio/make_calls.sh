#!/bin/sh
# Makes the recordings of callers in tests/audio/calls that are synthetic: 8 kHz, 16 bits, one channel, through mu-law as
# on a telephone line. Needs: apt-get install flite espeak-ng sox. Run it in tests/audio.
# The recordings are kept in the repository; another version of a voice makes others, so check them afterwards with
#   offhook-bench stt --transcripts tests/audio/calls/transcripts.tsv --audio tests/audio/calls
set -eu
mkdir -p calls
raw=$(mktemp --suffix .wav) line=$(mktemp --suffix .wav)
trap 'rm -f "$raw" "$line"' EXIT

# To 8 kHz mu-law at a caller's level with a little silence around it, and back. -R: the same bytes every time.
telephone() {
    sox -R -q "$raw" -r 8000 -c 1 -e mu-law -b 8 "$line" gain -n -4 pad 0.25 0.4
    sox -R -q "$line" -e signed -b 16 "calls/$1.wav"
}

say() { # name, program:voice, words
    case $2 in
        flite:*) flite -voice "${2#flite:}" -t "$3" -o "$raw" ;;
        espeak:*) espeak-ng -v "${2#espeak:}" -s 150 -w "$raw" "$3" ;;
    esac
    telephone "$1"
}

noise() { # name, seconds, sox synthesis
    name=$1 seconds=$2
    shift 2
    sox -R -q -n -r 16000 -c 1 -b 16 "$raw" synth "$seconds" "$@"
    sox -R -q "$raw" -r 8000 -c 1 -e mu-law -b 8 "$line"
    sox -R -q "$line" -e signed -b 16 "calls/$name.wav"
}

say billing_please flite:slt "billing please"
say billing_please_2 espeak:en-gb+Andy "billing please"
say billing flite:awb "billing"
say question_about_bill flite:kal16 "i have a question about my bill"
say speak_to_sales flite:awb "i would like to speak to sales"
say sales flite:slt "sales"
say support flite:awb "support"
say technical_support espeak:en-us+Annie "i need technical support"
say make_an_appointment flite:slt "i would like to make an appointment"
say talk_to_a_person flite:kal16 "i want to talk to a person"
say speak_to_someone espeak:en-us+f3 "can i speak to someone"
say operator flite:kal16 "operator"
say operator_please espeak:en-gb+m3 "operator please"
say repeat_that flite:awb "can you repeat that"
say yes flite:slt "yes"
say yes_2 flite:kal16 "yes"
say yes_please flite:awb "yes please"
say no flite:kal16 "no"
say no_2 flite:awb "no"
say no_thank_you flite:slt "no thank you"
say digits_1234 flite:kal16 "one two three four"
say account_5529 flite:awb "my account number is five five two nine"
say unknown_words flite:slt "what is the weather like in tokyo"
say unknown_words_2 flite:awb "what is the weather like in tokyo"

noise silence_2s 2 whitenoise vol 0.0003
noise silence_3s 3 whitenoise vol 0.0003
noise noise_hum 3 sine 50 sine 150 vol 0.05
noise noise_street 3 brownnoise vol 0.3
noise noise_line 3 pinknoise vol 0.02
