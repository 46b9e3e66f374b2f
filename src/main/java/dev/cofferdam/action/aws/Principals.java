package dev.cofferdam.action.aws;

import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Draws users and roles: what they may do, which roles they can assume, and who can assume them. */
final class Principals {
    private static final String ASSUMES = "can assume";

    private final Drawing drawing;
    private final Identities identities;
    private final String account;
    private final int depth;
    private final GrantedAccess access;
    private final TreeSet<String> assumed = new TreeSet<>();

    /** @param depth how many roles are assumed one from the other at most */
    Principals(Drawing drawing, Identities identities, String account, int depth) {
        this.drawing = drawing;
        this.identities = identities;
        this.account = account;
        this.depth = depth;
        this.access = new GrantedAccess(drawing, account);
    }

    static Map<String, String> facts(Identity identity) {
        return Facts.of("ARN", identity.arn())
                .and(
                        "permissions boundary",
                        identity.boundary() == null ? "" : identity.boundary().arn())
                .and(
                        "denied everything by",
                        identity.silencedBy().map(p -> p.name()).orElse(""))
                .and("instance profiles", identity.profiles())
                .told();
    }

    static Kind kind(Identity identity) {
        return identity.isRole() ? Kind.ROLE : Kind.USER;
    }

    /** What it may do by itself, and by the roles that it can assume; it is drawn already. */
    void reach(Identity from) {
        access.draw(from);
        var nearest = List.of(from);
        for (var step = 0; step < depth && !nearest.isEmpty(); step++)
            nearest = nearest.stream().flatMap(who -> assumes(who).stream()).toList();
    }

    /** Those roles that were not drawn before. */
    private List<Identity> assumes(Identity who) {
        return identities
                .roles()
                .filter(role -> !role.arn().equals(who.arn()))
                .filter(role -> {
                    var verdict = new Trust(role, account).of(who);
                    if (verdict.answer() == Answer.NO) return false;
                    var isNew = !drawing.has(role.arn());
                    drawing.reached(role.arn(), Kind.ROLE, role.name(), facts(role));
                    drawing.edge(
                            who.arn(), role.arn(), ASSUMES, verdict.answer().certainty(), verdict.why());
                    assumed.add(role.arn());
                    if (isNew && drawing.has(role.arn())) access.draw(role);
                    return isNew;
                })
                .toList();
    }

    /** Who gets a role's permissions; it is drawn already. */
    void depend(Identity role) {
        var trust = new Trust(role, account);
        for (var who : identities.all()) {
            var verdict = trust.of(who);
            if (verdict.answer() == Answer.NO || who.arn().equals(role.arn())) continue;
            drawing.dependent(who.arn(), kind(who), who.name(), facts(who));
            drawing.edge(who.arn(), role.arn(), ASSUMES, verdict.answer().certainty(), verdict.why());
        }
        trust.lettingIn().forEach(statement -> outsiders(role, statement));
    }

    private void outsiders(Identity role, PolicyStatement statement) {
        if (statement.allButPrincipals()) {
            outsider(
                    role,
                    "everybody",
                    Kind.EVERYBODY,
                    "Everybody but " + Facts.some(statement.principals()),
                    statement);
            return;
        }
        for (var name : statement.principals()) {
            if (name.equals("*")) outsider(role, "everybody", Kind.EVERYBODY, "Everybody", statement);
            else if (name.matches("\\d{12}")) account(role, name, name, statement);
            else if (name.startsWith("arn:")) foreigner(role, name, statement);
            else outsider(role, "service:" + name, Kind.SERVICE, name, statement);
        }
    }

    private void foreigner(Identity role, String arn, PolicyStatement statement) {
        var parts = arn.split(":", 6);
        if (parts.length < 6) return;
        if (parts[5].contains("-provider/")) outsider(role, arn, Kind.IDENTITY_PROVIDER, parts[5], statement);
        else if (parts[5].equals("root")) account(role, parts[4], arn, statement);
        else if (!parts[4].equals(account))
            outsider(
                    role,
                    arn,
                    parts[5].startsWith("user/") ? Kind.USER : Kind.ROLE,
                    parts[4] + " " + parts[5],
                    statement);
    }

    /** Of the own account those are drawn who can, one by one. */
    private void account(Identity role, String number, String named, PolicyStatement statement) {
        if (!number.equals(account)) outsider(role, named, Kind.ACCOUNT, "account " + number, statement);
    }

    private void outsider(Identity role, String id, Kind kind, String name, PolicyStatement statement) {
        drawing.dependent(id, kind, name, Map.of());
        drawing.edge(
                id,
                role.arn(),
                ASSUMES,
                statement.isConditional() || kind == Kind.EVERYBODY || kind == Kind.ACCOUNT
                        ? Certainty.POSSIBLE
                        : Certainty.CERTAIN,
                statement.isConditional() ? statement.conditionText() : outsiderWhy(kind));
    }

    private static String outsiderWhy(Kind kind) {
        return switch (kind) {
            case ACCOUNT -> "whoever that account lets";
            case EVERYBODY -> "whoever knows its name";
            case INSTANCE,
                    INSTANCE_PROFILE,
                    ROLE,
                    USER,
                    USER_GROUP,
                    ACCESS_KEY,
                    POLICY,
                    POWER,
                    SERVICE,
                    IDENTITY_PROVIDER,
                    SECURITY_GROUP,
                    NETWORK,
                    LOAD_BALANCER,
                    TARGET_GROUP,
                    SCALING_GROUP,
                    FUNCTION,
                    BUCKET,
                    KEY,
                    SECRET,
                    RESOURCE,
                    NOT_KNOWN -> "";
        };
    }

    /** ARNs of the roles of this account that can be assumed from what was given to {@link #reach}. */
    List<String> assumed() {
        return List.copyOf(assumed);
    }

    List<String> notKnown() {
        return access.notKnown();
    }
}
