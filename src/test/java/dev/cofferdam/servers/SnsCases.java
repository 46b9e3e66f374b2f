package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.sns.Notify;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;

/** How the actions of {@code action.sns} are tried. */
final class SnsCases {
    private SnsCases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new Notify(), server -> tell(server, "responders")),
                new ChangeCase<>(new Notify(), "in order", server -> tell(server, "responders.fifo")));
    }

    /** Nobody can read what was sent: what changes is what the action itself has to see. */
    private static Situation<Notify.In, Notify.Out> tell(Server server, String name) {
        var topic = server.client(SnsClient.class)
                .createTopic(r -> {
                    r.name(name);
                    if (name.endsWith(".fifo")) r.attributes(java.util.Map.of("FifoTopic", "true"));
                })
                .topicArn();
        return new Situation<>(
                new Notify.In(topic, "Incident", "Please look at the case."),
                List.of(that(
                        "the topic",
                        new Read("sns", "GetTopicAttributes", "TopicArn", topic),
                        at("/Attributes/TopicArn"))),
                out -> {
                    assertThat(out.sent()).isTrue();
                    assertThat(out.messageId()).isNotEmpty();
                });
    }
}
