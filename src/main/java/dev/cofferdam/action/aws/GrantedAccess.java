package dev.cofferdam.action.aws;

import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.aws.Identity.GrantedPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Draws what a user or a role may do by its policies: policies, powers, and the things that they name. */
final class GrantedAccess {
    /** A statement that goes over more services on everything is drawn as one. */
    private static final int MANY = 8;

    private static final int WORDS = 4;

    private final Drawing drawing;
    private final String account;
    private final List<String> notKnown = new ArrayList<>();

    GrantedAccess(Drawing drawing, String account) {
        this.drawing = drawing;
        this.account = account;
    }

    /** @param identity is drawn already */
    void draw(Identity identity) {
        var silenced = identity.silencedBy();
        if (silenced.isPresent()) {
            notKnown.add("%s is denied everything by %s, so that what its other policies allow is not drawn."
                    .formatted(identity.name(), silenced.get().name()));
            return;
        }
        identity.policies().forEach(policy -> draw(identity, policy));
    }

    /** What is to be said of what was left out. */
    List<String> notKnown() {
        return List.copyOf(notKnown);
    }

    private void draw(Identity identity, GrantedPolicy policy) {
        if (policy.document().isPresent() && policy.statements().stream().noneMatch(PolicyStatement::allows)) return;
        drawing.reached(
                policy.id(),
                Kind.POLICY,
                policy.name(),
                Facts.of("kind", policy.inline() ? "inline" : "managed")
                        .and("statements", String.valueOf(policy.statements().size()))
                        .and("by group", policy.group())
                        .told());
        var limits = identity.limits();
        var certainty = limits.isEmpty() ? Certainty.CERTAIN : Certainty.POSSIBLE;
        drawing.edge(
                identity.arn(),
                policy.id(),
                policy.group().isEmpty() ? "has" : "has by group " + policy.group(),
                certainty,
                limits.isEmpty() ? "" : "limited by " + String.join(" and ", limits));
        if (policy.document().isEmpty())
            notKnown.add("The document of the policy %s was not told, so that what it allows is not drawn."
                    .formatted(policy.id()));
        policy.statements().stream().filter(PolicyStatement::allows).forEach(s -> draw(policy, s));
    }

    private void draw(GrantedPolicy policy, PolicyStatement statement) {
        var certainty = statement.unlessConditional().certainty();
        var power = Power.of(statement);
        power.ifPresent(p -> {
            drawing.reached(
                    p.id(), Kind.POWER, p.name(), Facts.of("means", meaning(p)).told());
            drawing.edge(policy.id(), p.id(), words(p.actions()), certainty, statement.conditionText());
        });
        if (power.filter(Power::isEverything).isPresent()) return;
        if (statement.allButActions()) {
            var words = "all but " + words(statement.actions());
            resources(statement).forEach(r -> thing(policy, statement, Thing.of(Thing.serviceOf(r), r), r, words));
            return;
        }
        var byService = new TreeMap<String, Set<String>>();
        for (var action : statement.actions()) {
            var parts = action.split(":", 2);
            if (parts.length == 2)
                byService.computeIfAbsent(parts[0], _ -> new TreeSet<>()).add(parts[1]);
        }
        if (byService.size() > MANY && statement.resources().contains("*")) many(policy, statement, byService);
        else
            byService.forEach((service, actions) -> {
                // who can be assumed is drawn by what the roles themselves say
                if (service.equals("sts")) elsewhere(policy, statement, actions);
                else things(policy, statement, service, actions);
            });
    }

    private void things(GrantedPolicy policy, PolicyStatement statement, String service, Set<String> actions) {
        var words = words(actions.stream().map(a -> service + ":" + a).toList());
        resources(statement).forEach(r -> thing(policy, statement, Thing.of(service, r), r, words));
    }

    private void thing(GrantedPolicy policy, PolicyStatement statement, Thing thing, String resource, String words) {
        drawing.reached(
                thing.id(),
                thing.kind(),
                thing.name(),
                Facts.of("as named in a policy", resource).told());
        drawing.edge(
                policy.id(), thing.id(), words, statement.unlessConditional().certainty(), statement.conditionText());
    }

    /** Roles of other accounts: whether they let it in, their account knows. */
    private void elsewhere(GrantedPolicy policy, PolicyStatement statement, Set<String> actions) {
        if (actions.stream().noneMatch(a -> Wildcard.matchesAction(a, "AssumeRole"))) return;
        for (var resource : resources(statement)) {
            var parts = resource.split(":", 6);
            if (parts.length < 6 || !parts[4].matches("\\d{12}") || parts[4].equals(account)) continue;
            drawing.reached(
                    resource, Kind.ROLE, parts[5], Facts.of("account", parts[4]).told());
            drawing.edge(
                    policy.id(),
                    resource,
                    "may assume",
                    Certainty.POSSIBLE,
                    "whether it lets it in is written in account " + parts[4]);
        }
    }

    private void many(GrantedPolicy policy, PolicyStatement statement, Map<String, Set<String>> byService) {
        var id = policy.id() + "/services";
        drawing.reached(
                id,
                Kind.RESOURCE,
                "all of %d services".formatted(byService.size()),
                Facts.of("services", String.join(", ", byService.keySet())).told());
        drawing.edge(
                policy.id(),
                id,
                words(statement.actions()),
                statement.unlessConditional().certainty(),
                statement.conditionText());
    }

    private static List<String> resources(PolicyStatement statement) {
        return statement.allButResources()
                ? List.of("*")
                : statement.resources().stream().distinct().sorted().toList();
    }

    private static String meaning(Power power) {
        return power.isEverything()
                ? "whoever has it can do what an administrator can"
                : "whoever has it can give itself, or take over, what others may do";
    }

    private static String words(List<String> actions) {
        if (actions.size() <= WORDS) return String.join(", ", actions);
        return "%s and %d more actions".formatted(String.join(", ", actions.subList(0, WORDS)), actions.size() - WORDS);
    }
}
