package dev.cofferdam.ui.incident.graph;

import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.ResourceGraph.Side;
import dev.cofferdam.ui.Words;
import org.kordamp.ikonli.feather.Feather;

/** How kinds, sides and certainty are called and marked. */
final class KindWords {
    private KindWords() {}

    static String of(Kind kind) {
        return switch (kind) {
            case INSTANCE -> Words.of("graph.kind.instance");
            case INSTANCE_PROFILE -> Words.of("graph.kind.instance-profile");
            case ROLE -> Words.of("graph.kind.role");
            case USER -> Words.of("graph.kind.user");
            case USER_GROUP -> Words.of("graph.kind.user-group");
            case ACCESS_KEY -> Words.of("graph.kind.access-key");
            case POLICY -> Words.of("graph.kind.policy");
            case POWER -> Words.of("graph.kind.power");
            case ACCOUNT -> Words.of("graph.kind.account");
            case SERVICE -> Words.of("graph.kind.service");
            case IDENTITY_PROVIDER -> Words.of("graph.kind.identity-provider");
            case EVERYBODY -> Words.of("graph.kind.everybody");
            case SECURITY_GROUP -> Words.of("graph.kind.security-group");
            case NETWORK -> Words.of("graph.kind.network");
            case LOAD_BALANCER -> Words.of("graph.kind.load-balancer");
            case TARGET_GROUP -> Words.of("graph.kind.target-group");
            case SCALING_GROUP -> Words.of("graph.kind.scaling-group");
            case FUNCTION -> Words.of("graph.kind.function");
            case BUCKET -> Words.of("graph.kind.bucket");
            case KEY -> Words.of("graph.kind.key");
            case SECRET -> Words.of("graph.kind.secret");
            case RESOURCE -> Words.of("graph.kind.resource");
            case NOT_KNOWN -> Words.of("graph.kind.not-known");
        };
    }

    static Feather icon(Kind kind) {
        return switch (kind) {
            case INSTANCE -> Feather.SERVER;
            case INSTANCE_PROFILE -> Feather.CREDIT_CARD;
            case ROLE -> Feather.SHIELD;
            case USER -> Feather.USER;
            case USER_GROUP -> Feather.USERS;
            case ACCESS_KEY, KEY -> Feather.KEY;
            case POLICY -> Feather.FILE_TEXT;
            case POWER -> Feather.ZAP;
            case ACCOUNT -> Feather.BRIEFCASE;
            case SERVICE -> Feather.CLOUD;
            case IDENTITY_PROVIDER -> Feather.LOG_IN;
            case EVERYBODY -> Feather.GLOBE;
            case SECURITY_GROUP -> Feather.LAYERS;
            case NETWORK -> Feather.WIFI;
            case LOAD_BALANCER -> Feather.SHARE_2;
            case TARGET_GROUP -> Feather.TARGET;
            case SCALING_GROUP -> Feather.COPY;
            case FUNCTION -> Feather.CODE;
            case BUCKET -> Feather.ARCHIVE;
            case SECRET -> Feather.LOCK;
            case RESOURCE -> Feather.BOX;
            case NOT_KNOWN -> Feather.HELP_CIRCLE;
        };
    }

    static String of(Side side) {
        return switch (side) {
            case SUBJECT -> Words.of("graph.side.subject");
            case REACHED -> Words.of("graph.side.reached");
            case DEPENDENT -> Words.of("graph.side.dependent");
        };
    }

    static String styleClass(Side side) {
        return switch (side) {
            case SUBJECT -> "graph-subject";
            case REACHED -> "graph-reached";
            case DEPENDENT -> "graph-dependent";
        };
    }

    static String of(Certainty certainty) {
        return switch (certainty) {
            case CERTAIN -> Words.of("graph.certain");
            case POSSIBLE -> Words.of("graph.possible");
        };
    }
}
