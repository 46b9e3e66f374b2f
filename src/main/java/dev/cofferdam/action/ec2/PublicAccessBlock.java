package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ImageBlockPublicAccessEnabledState;
import software.amazon.awssdk.services.ec2.model.ManagedBy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** How far a region keeps a kind of thing from being public, for the whole account. */
enum PublicAccessBlock implements Setting {
    SNAPSHOTS("SnapshotBlockPublicAccess", "public access to snapshots") {
        @Override
        Present present(Ec2Client ec2) {
            var answer = ec2.getSnapshotBlockPublicAccessState(r -> {});
            return new Present(answer.stateAsString(), answer.managedBy());
        }

        @Override
        void enable(Ec2Client ec2, String state) {
            ec2.enableSnapshotBlockPublicAccess(r -> r.state(state));
        }

        @Override
        void disable(Ec2Client ec2) {
            ec2.disableSnapshotBlockPublicAccess(r -> {});
        }
    },
    IMAGES("ImageBlockPublicAccess", "public access to images") {
        @Override
        Present present(Ec2Client ec2) {
            var answer = ec2.getImageBlockPublicAccessState(r -> {});
            return new Present(answer.imageBlockPublicAccessState(), answer.managedBy());
        }

        @Override
        void enable(Ec2Client ec2, String state) {
            ec2.enableImageBlockPublicAccess(
                    r -> r.imageBlockPublicAccessState(ImageBlockPublicAccessEnabledState.fromValue(state)));
        }

        @Override
        void disable(Ec2Client ec2) {
            ec2.disableImageBlockPublicAccess(r -> {});
        }
    };

    static final String ALL = "block-all-sharing";
    static final String NEW = "block-new-sharing";
    static final String UNBLOCKED = "unblocked";

    /** Source: EC2 API Reference, EnableImageBlockPublicAccess: it is shown up to ten minutes later. */
    private static final Duration LONGEST = Duration.ofMinutes(11);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

    /** The weaker first. */
    private static final List<String> STRENGTH = List.of(UNBLOCKED, NEW, ALL);

    private final String attribute;
    private final String title;

    PublicAccessBlock(String attribute, String title) {
        this.attribute = attribute;
        this.title = title;
    }

    /** @param managedBy the account, or a declarative policy of its organization, which alone can change it then */
    record Present(String state, ManagedBy managedBy) {}

    abstract Present present(Ec2Client ec2);

    abstract void enable(Ec2Client ec2, String state);

    abstract void disable(Ec2Client ec2);

    static PublicAccessBlock of(String attribute) {
        for (var block : values()) if (block.attribute.equals(attribute)) return block;
        throw new IllegalArgumentException("no block of public access: " + attribute);
    }

    /** An account in a region has no ARN. */
    static String resource(ActionContext aws) {
        return aws.account() + "/" + aws.region();
    }

    static boolean isAtLeast(String state, String wanted) {
        return STRENGTH.indexOf(state) >= STRENGTH.indexOf(wanted);
    }

    Present present(ActionContext aws) {
        return present(aws.client(Ec2Client.class));
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String owner(String resource) {
        return "account %s in %s".formatted(resource.split("/", -1)[0], ResourceArns.id(resource));
    }

    @Override
    public Optional<JsonNode> read(String resource, ActionContext aws) {
        return Optional.of(StringNode.valueOf(present(aws).state()));
    }

    /** Waits until it is shown: until then it may not hold. Safe to repeat. */
    @Override
    public void write(String resource, JsonNode value, ActionContext aws) {
        var ec2 = aws.client(Ec2Client.class);
        var wanted = value.asString();
        if (wanted.equals(UNBLOCKED)) disable(ec2);
        else enable(ec2, wanted);
        var end = aws.clock().instant().plus(LONGEST);
        while (!present(ec2).state().equals(wanted)) {
            if (aws.clock().instant().isAfter(end))
                throw new ActionException(
                        "StillChanging",
                        "The %s of the %s is not %s after %d minutes. Read its state again before relying on it."
                                .formatted(title, owner(resource), wanted, LONGEST.toMinutes()));
            aws.progress("waiting: the %s is not %s yet".formatted(title, wanted));
            aws.pause(BETWEEN_LOOKS);
        }
    }
}
