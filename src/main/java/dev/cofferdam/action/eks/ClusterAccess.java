package dev.cofferdam.action.eks;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import dev.cofferdam.caselog.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.AccessEntry;
import software.amazon.awssdk.services.eks.model.AssociatedAccessPolicy;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a principal may do in a cluster, by its ARN: the access entry with its groups, its tags and its policies.
 * Source: EKS API Reference, AccessEntry, CreateAccessEntry, AssociateAccessPolicy.
 *
 * @param principal ARN of a user or a role
 */
record ClusterAccess(String principal) implements Setting {
    static final String ID = "AccessEntry/";
    static final String STANDARD = "STANDARD";

    private static final String GROUPS = "KubernetesGroups";
    private static final String USERNAME = "Username";
    private static final String TYPE = "Type";
    private static final String TAGS = "Tags";
    private static final String POLICIES = "Policies";
    private static final String POLICY = "PolicyArn";
    private static final String SCOPE = "Scope";
    private static final String NAMESPACES = "Namespaces";

    @Override
    public String attribute() {
        return ID + principal;
    }

    @Override
    public String title() {
        return "access of " + principal;
    }

    @Override
    public String owner(String cluster) {
        return "cluster " + Clusters.name(cluster);
    }

    @Override
    public Optional<JsonNode> read(String cluster, ActionContext aws) {
        var name = Clusters.name(cluster);
        var entry = find(name, aws);
        if (entry.isEmpty() && new Clusters(aws).find(name).isEmpty()) return Optional.empty();
        return Optional.of(
                entry.<JsonNode>map(found -> json(found, policies(name, aws))).orElse(NullNode.getInstance()));
    }

    /** One that is there, but not so, is made anew: as a whole it can only be created. */
    @Override
    public void write(String cluster, JsonNode value, ActionContext aws) {
        var present = read(cluster, aws).orElse(NullNode.getInstance());
        if (present.equals(value)) return;
        var name = Clusters.name(cluster);
        var eks = aws.client(EksClient.class);
        if (!present.isNull()) eks.deleteAccessEntry(r -> r.clusterName(name).principalArn(principal));
        if (value.isNull()) return;
        eks.createAccessEntry(r -> r.clusterName(name)
                .principalArn(principal)
                .kubernetesGroups(texts(value.path(GROUPS)))
                .username(text(value, USERNAME))
                .type(value.path(TYPE).asString())
                .tags(tags(value)));
        for (var policy : value.path(POLICIES))
            eks.associateAccessPolicy(r -> r.clusterName(name)
                    .principalArn(principal)
                    .policyArn(policy.path(POLICY).asString())
                    .accessScope(
                            s -> s.type(policy.path(SCOPE).asString()).namespaces(texts(policy.path(NAMESPACES)))));
    }

    static List<String> groups(JsonNode entry) {
        return texts(entry.path(GROUPS));
    }

    /** ARNs. */
    static List<String> policies(JsonNode entry) {
        return entry.path(POLICIES)
                .valueStream()
                .map(policy -> policy.path(POLICY).asString())
                .toList();
    }

    static String type(JsonNode entry) {
        return entry.path(TYPE).asString("");
    }

    private Optional<AccessEntry> find(String cluster, ActionContext aws) {
        try {
            return Optional.of(aws.client(EksClient.class)
                    .describeAccessEntry(r -> r.clusterName(cluster).principalArn(principal))
                    .accessEntry());
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    private List<AssociatedAccessPolicy> policies(String cluster, ActionContext aws) {
        return aws
                .client(EksClient.class)
                .listAssociatedAccessPoliciesPaginator(
                        r -> r.clusterName(cluster).principalArn(principal))
                .associatedAccessPolicies()
                .stream()
                .sorted(Comparator.comparing(AssociatedAccessPolicy::policyArn))
                .toList();
    }

    /** Groups and a name of one's own are for the type STANDARD only; EKS names the others, and those without one. */
    private ObjectNode json(AccessEntry entry, List<AssociatedAccessPolicy> policies) {
        var json = Json.object().put(TYPE, entry.type());
        if (entry.type().equals(STANDARD)) {
            json.set(
                    GROUPS,
                    Json.MAPPER.valueToTree(
                            entry.kubernetesGroups().stream().sorted().toList()));
            if (entry.username() != null && !isOwnName(entry.username())) json.put(USERNAME, entry.username());
        }
        json.set(TAGS, Json.MAPPER.valueToTree(new TreeMap<>(entry.tags())));
        var array = json.putArray(POLICIES);
        for (var policy : policies) {
            var one = array.addObject()
                    .put(POLICY, policy.policyArn())
                    .put(SCOPE, policy.accessScope().typeAsString());
            one.set(NAMESPACES, Json.MAPPER.valueToTree(policy.accessScope().namespaces()));
        }
        return json;
    }

    /** Source: EKS User Guide, "Create access entries": the ARN of the user, or of the role's sessions. */
    private boolean isOwnName(String username) {
        return username.equals(principal)
                || username.contains(":assumed-role/" + principal.substring(principal.lastIndexOf('/') + 1) + "/");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static @Nullable String text(JsonNode value, String member) {
        return value.has(member) ? value.path(member).asString() : null;
    }

    private static Map<String, String> tags(JsonNode value) {
        var tags = new TreeMap<String, String>();
        value.path(TAGS)
                .propertyStream()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString()));
        return tags;
    }
}
