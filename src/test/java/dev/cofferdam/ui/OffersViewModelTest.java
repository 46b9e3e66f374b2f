package dev.cofferdam.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.offers.Offer;
import dev.cofferdam.action.offers.Offered;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OffersViewModelTest {
    private static final Offered FOUND = new Offered(
            List.of(
                    new Offer("i-0aaa", "web-1 · running · env=prod"),
                    new Offer("i-0bbb", "web-2 · stopped · env=prod"),
                    new Offer("i-0ccc", "build · running · env=test")),
            false);

    private final Hands workers = new Hands();
    private final AtomicInteger readings = new AtomicInteger();
    private Supplier<Offered> account = () -> FOUND;
    private final OffersViewModel offers = new OffersViewModel(
            () -> {
                readings.incrementAndGet();
                return account.get();
            },
            new Background(workers, Runnable::run));

    private List<String> open() {
        offers.open();
        workers.work();
        return ids();
    }

    private List<String> ids() {
        return offers.matching().stream().map(Offer::id).toList();
    }

    @Test
    void areReadOnceWhenTheFieldIsFirstUsed() {
        assertThat(readings).hasValue(0);
        offers.open();
        assertThat(offers.status().get()).isEqualTo("Looking what there is…");
        assertThat(open()).containsExactly("i-0aaa", "i-0bbb", "i-0ccc");
        offers.typed("web");
        open();

        assertThat(readings).hasValue(1);
    }

    @Nested
    class WhileSomebodyTypes {
        @Test
        void areThoseInWhichEachWordIsFound() {
            open();
            offers.typed("Prod run");
            assertThat(ids()).containsExactly("i-0aaa");
            assertThat(offers.status().get()).isEqualTo("1 of 3");
            offers.typed("0c");
            assertThat(ids()).containsExactly("i-0ccc");
            offers.typed("nothing");
            assertThat(ids()).isEmpty();
        }

        @Test
        void areThoseThatFitWhatWasTypedBeforeTheyCame() {
            offers.open();
            offers.typed("build");
            workers.work();

            assertThat(ids()).containsExactly("i-0ccc");
        }

        @Test
        void areAllOfThemOnceOneWasTakenOverWhichIsTold() {
            open();
            offers.typed("i-0bbb");
            assertThat(ids()).hasSize(3);
            assertThat(offers.status().get()).isEqualTo("web-2 · stopped · env=prod");
        }

        @Test
        void areWalkedThroughAndNoneIsMeantBefore() {
            open();
            assertThat(offers.chosen()).isEmpty();
            offers.move(1);
            assertThat(offers.chosen())
                    .hasValueSatisfying(offer -> assertThat(offer.id()).isEqualTo("i-0aaa"));
            offers.move(5);
            assertThat(offers.chosen())
                    .hasValueSatisfying(offer -> assertThat(offer.id()).isEqualTo("i-0ccc"));
            offers.move(-9);
            assertThat(offers.chosen()).isEmpty();
        }
    }

    @Test
    void tellThatThereAreMoreThanWereRead() {
        account = () -> new Offered(
                IntStream.range(0, 1_000)
                        .mapToObj(i -> new Offer("user-" + i, ""))
                        .toList(),
                true);
        assertThat(open()).hasSize(OffersViewModel.SHOWN);
        assertThat(offers.all()).hasSize(1_000);
        assertThat(offers.status().get()).isEqualTo("1,000 of the first 1,000; there are more");
    }

    @Test
    void tellWhyTheyCannotBeListedAndAreTriedAgainWhenTheFieldIsUsedAgain() {
        account = () -> {
            throw new ActionException("UnauthorizedOperation", "You may not call ec2:DescribeInstances.");
        };
        assertThat(open()).isEmpty();
        assertThat(offers.status().get())
                .isEqualTo("What there is cannot be listed; type it. You may not call ec2:DescribeInstances.");

        account = () -> FOUND;
        assertThat(open()).hasSize(3);
        assertThat(readings).hasValue(2);
    }
}
