package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Group;
import dev.cofferdam.range.world.Policies;
import dev.cofferdam.range.world.Role;
import dev.cofferdam.range.world.User;
import dev.cofferdam.range.world.World;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Tag;

/** What all parts of the service have. */
abstract class IamPart implements IamClient {
    final Call call;
    final World world;

    IamPart(Call call) {
        this.call = call;
        this.world = call.world();
    }

    User user(@Nullable String name) {
        if (name == null) throw noUserNamed();
        return world.users().find(name).orElseThrow(() -> noSuch("The user with name %s cannot be found.", name));
    }

    Role role(@Nullable String name) {
        return world.roles()
                .find(name)
                .orElseThrow(() -> noSuch("The role with name %s cannot be found.", String.valueOf(name)));
    }

    Group group(@Nullable String name) {
        return world.groups()
                .find(name)
                .orElseThrow(() -> noSuch("The group with name %s cannot be found.", String.valueOf(name)));
    }

    static ServiceError noSuch(String message, String name) {
        return new ServiceError("NoSuchEntity", message.formatted(name), 404);
    }

    /** A role has no user of its own to fall back on. */
    static ServiceError noUserNamed() {
        return new ServiceError("ValidationError", "Must specify userName when calling with non-User credentials");
    }

    static <T> Page<T> page(List<T> all, @Nullable Integer max, @Nullable String marker) {
        return Page.of(
                all, max == null ? 100 : max, marker, new ServiceError("ValidationError", "Invalid Marker: " + marker));
    }

    static List<AttachedPolicy> attached(List<String> arns) {
        return arns.stream()
                .map(a -> AttachedPolicy.builder()
                        .policyArn(a)
                        .policyName(a.substring(a.lastIndexOf('/') + 1))
                        .build())
                .toList();
    }

    static List<String> inlineNames(Policies policies) {
        return policies.inline().keySet().stream().sorted().toList();
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
                .toList();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
