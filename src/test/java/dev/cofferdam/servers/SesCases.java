package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ses.PauseSending;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;

/** How the actions of {@code action.ses} are tried. */
final class SesCases {
    private SesCases() {}

    static List<Case> all() {
        return List.of(new ChangeCase<>(new PauseSending(), SesCases::pauseSending));
    }

    private static Situation<PauseSending.In, PauseSending.Out> pauseSending(Server server) {
        return new Situation<>(
                new PauseSending.In(null),
                List.of(that(
                                "whether the account sends",
                                new Read("sesv2", "GetAccount", Map.of()),
                                at("/SendingEnabled"))
                        .becomes(false)),
                out -> assertThat(out.paused()).isTrue());
    }
}
