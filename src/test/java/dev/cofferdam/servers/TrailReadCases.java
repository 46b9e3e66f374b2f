package dev.cofferdam.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.cloudtrail.FindPrincipalActivity;
import dev.cofferdam.action.cloudtrail.LookupEvents;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;

/** How the actions are tried that look for what somebody did. */
final class TrailReadCases {
    /** Made by a call of the case itself, so that there is an event on any server. */
    private static final String MARK = "ir:looked-up";

    private TrailReadCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(
                        new FindPrincipalActivity(), TrailReadCases::anActiveUser, TrailReadCases::findsTheirEvents),
                new ReadCase<>(new LookupEvents(), TrailReadCases::anEvent, TrailReadCases::findsTheEvent));
    }

    private static FindPrincipalActivity.In anActiveUser(Server server) {
        return new FindPrincipalActivity.In(server.account().user(), null, null, "1d", null, null);
    }

    private static void findsTheirEvents(FindPrincipalActivity.Out out, Server server) {
        var lookedUp = server.reads()
                .answer(new Read(
                        "cloudtrail",
                        "LookupEvents",
                        "LookupAttributes",
                        List.of(Map.of(
                                "AttributeKey",
                                "Username",
                                "AttributeValue",
                                server.account().user()))));
        assertThat(lookedUp.path("Events").size()).isPositive();
        assertThat(out.truncated()).isFalse();
        assertThat(out.eventNames()).containsAll(Reads.texts(lookedUp, "Events", "/EventName"));
        assertThat(server.kept()).contains(Reads.texts(lookedUp, "Events", "/EventId"));
    }

    private static LookupEvents.In anEvent(Server server) {
        var instance = server.account().instance();
        server.client(Ec2Client.class)
                .createTags(r -> r.resources(instance)
                        .tags(Tag.builder().key(MARK).value("").build()));
        server.settle();
        return new LookupEvents.In("EventName", "CreateTags", "1h", null);
    }

    private static void findsTheEvent(LookupEvents.Out out, Server server) {
        var lookedUp = server.reads()
                .answer(new Read(
                        "cloudtrail",
                        "LookupEvents",
                        "LookupAttributes",
                        List.of(Map.of("AttributeKey", "EventName", "AttributeValue", "CreateTags"))));
        assertThat(out.count()).isPositive().isEqualTo(lookedUp.path("Events").size());
        assertThat(out.eventNames()).containsExactly("CreateTags");
        assertThat(server.kept()).contains(MARK);
    }
}
