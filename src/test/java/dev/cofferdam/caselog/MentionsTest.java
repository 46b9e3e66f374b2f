package dev.cofferdam.caselog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MentionsTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/web-app";
    private static final Mentions KNOWN = new Mentions(
            List.of(7L, 123L),
            List.of("isolate", "take_charge", "snapshot", "snapshot#0", "fan#0/child", "example"),
            List.of("i-0c0ffee0", ROLE, "svc-backup", "admin"));

    private static List<Mention> in(String text) {
        return Mentions.spans(text, KNOWN).stream().map(Mention.Span::what).toList();
    }

    private static Mention step(String id) {
        return new Mention.OfStep(id);
    }

    private static Mention resource(String id) {
        return new Mention.OfResource(id);
    }

    @Nested
    class Steps {
        @Test
        void areWrittenWithAnAt() {
            assertThat(in("After @isolate, (@take_charge) and @fan#0/child."))
                    .containsExactly(step("isolate"), step("take_charge"), step("fan#0/child"));
        }

        @Test
        void aRoundIsAnotherStepThanItsLoop() {
            assertThat(in("@snapshot#0 @snapshot @snapshot#9"))
                    .containsExactly(step("snapshot#0"), step("snapshot"), step("snapshot"));
        }

        @Test
        void anAddressIsNoStep() {
            assertThat(in("ada@isolate ada.l@isolate <ada+x@isolate> https://x/@isolate a@@isolate"))
                    .isEmpty();
            assertThat(in("ask @example.com")).isEmpty();
        }

        @Test
        void theEndOfASentenceIsNoHost() {
            assertThat(in("We did @isolate. Then")).containsExactly(step("isolate"));
            assertThat(in("the @isolate-step")).containsExactly(step("isolate"));
        }

        @Test
        void whatIsNoStepStaysText() {
            assertThat(in("@nobody @Isolate")).isEmpty();
        }
    }

    @Nested
    class Records {
        @Test
        void areWrittenWithANumberSign() {
            assertThat(in("#7: see #123.")).containsExactly(new Mention.OfRecord(7), new Mention.OfRecord(123));
        }

        @Test
        void otherNumberSignsAreNone() {
            assertThat(in("&#123; page#7 https://x/y/#7 ##7 #7th #007x #8 # 7")).isEmpty();
        }

        @Test
        void aNumberWithoutEndIsNone() {
            assertThat(in("#" + "9".repeat(40))).isEmpty();
        }
    }

    @Nested
    class Resources {
        @Test
        void areWrittenAsTheyAre() {
            assertThat(in("Role " + ROLE + ", instance `i-0c0ffee0`: svc-backup."))
                    .containsExactly(resource(ROLE), resource("i-0c0ffee0"), resource("svc-backup"));
        }

        @Test
        void areWholeWords() {
            assertThat(in("xi-0c0ffee0 i-0c0ffee01")).isEmpty();
        }

        @Test
        void aPlainWordIsNoneEvenWhereARoleIsCalledSo() {
            assertThat(in("an admin said")).isEmpty();
        }
    }

    @Test
    void aListHasEachOnceInTheOrderOfTheText() {
        assertThat(Mentions.in("#123 @isolate #7 i-0c0ffee0 @isolate #123", KNOWN))
                .isEqualTo(new Mentions(List.of(123L, 7L), List.of("isolate"), List.of("i-0c0ffee0")));
    }

    @Test
    void placesAreThoseOfTheText() {
        var text = "See #7, @isolate!";
        assertThat(Mentions.spans(text, KNOWN))
                .extracting(span -> text.substring(span.from(), span.to()))
                .containsExactly("#7", "@isolate");
    }
}
