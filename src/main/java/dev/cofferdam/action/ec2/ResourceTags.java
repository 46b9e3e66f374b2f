package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import java.util.ArrayList;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Single tags of resources, whatever kind they are of. */
final class ResourceTags {
    private static final String ATTRIBUTE = "Tag/";

    private final Ec2Client ec2;

    ResourceTags(ActionContext aws) {
        this.ec2 = aws.client(Ec2Client.class);
    }

    static String attribute(String key) {
        return ATTRIBUTE + key;
    }

    /** Filters would take {@code *} and {@code ?} in a key for anything, so it is compared here. */
    Optional<String> value(String resource, String key) {
        var ofThis = Filter.builder().name("resource-id").values(resource).build();
        return ec2.describeTagsPaginator(r -> r.filters(ofThis)).tags().stream()
                .filter(t -> t.key().equals(key))
                .map(t -> t.value() == null ? "" : t.value())
                .findFirst();
    }

    /** Sets the tag, or removes it if it still has the value that the change begins with. Safe to repeat. */
    void make(Change change) {
        var resource = ResourceArns.id(change.resource());
        if (change.after().isNull()) {
            ec2.deleteTags(r -> r.resources(resource).tags(tag(change, change.before())));
        } else {
            ec2.createTags(r -> r.resources(resource).tags(tag(change, change.after())));
        }
    }

    Plan planUndo(Undo undo) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        for (var restore : undo.restore()) {
            var resource = ResourceArns.id(restore.resource());
            var present = value(resource, key(restore))
                    .<JsonNode>map(StringNode::valueOf)
                    .orElse(NullNode.getInstance());
            if (present.equals(restore.after())) continue;
            if (!present.equals(restore.before()))
                warnings.add("Somebody changed tag %s of %s since; that is lost by this undo."
                        .formatted(key(restore), resource));
            changes.add(new Change(restore.resource(), restore.attribute(), present, restore.after()));
        }
        return new Plan(
                changes.isEmpty() ? "Nothing to take back" : "Restore the former tags",
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).distinct().toList());
    }

    private static Tag tag(Change change, JsonNode value) {
        return Tag.builder().key(key(change)).value(value.asString()).build();
    }

    private static String key(Change change) {
        return change.attribute().substring(ATTRIBUTE.length());
    }
}
