package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionException;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** A user, role or group, as its ARN says; the name is what the API takes. */
record Principal(Kind kind, String name) {
    enum Kind {
        USER,
        ROLE,
        GROUP
    }

    static Principal user(String name) {
        return new Principal(Kind.USER, name);
    }

    static Principal role(String name) {
        return new Principal(Kind.ROLE, name);
    }

    static Principal group(String name) {
        return new Principal(Kind.GROUP, name);
    }

    /** @throws ActionException unless one of them is named */
    static Principal exactlyOne(String action, @Nullable String user, @Nullable String role, @Nullable String group) {
        var named = new ArrayList<Principal>();
        if (user != null && !user.isEmpty()) named.add(user(user));
        if (role != null && !role.isEmpty()) named.add(role(role));
        if (group != null && !group.isEmpty()) named.add(group(group));
        if (named.size() == 1) return named.getFirst();
        throw new ActionException("InvalidInput", action + " works on exactly one principal; name one, and only one.");
    }

    /** @param arn as IAM gave it: {@code arn:aws:iam::123456789012:user/path/name} */
    static Principal of(String arn) {
        var resource = arn.substring(arn.lastIndexOf(':') + 1);
        var kind = Kind.valueOf(resource.substring(0, resource.indexOf('/')).toUpperCase(Locale.ROOT));
        return new Principal(kind, resource.substring(resource.lastIndexOf('/') + 1));
    }

    /** As IAM tells it now; the ARN's path matters, so it is asked for and not made up. */
    String arn(IamClient iam) {
        return switch (kind) {
            case USER -> iam.getUser(r -> r.userName(name)).user().arn();
            case ROLE -> iam.getRole(r -> r.roleName(name)).role().arn();
            case GROUP -> iam.getGroup(r -> r.groupName(name)).group().arn();
        };
    }

    /** @throws ActionException for a role that only AWS changes */
    String changeableArn(IamClient iam) {
        return kind == Kind.ROLE ? ChangeableRole.get(iam, name).arn() : arn(iam);
    }

    boolean exists(IamClient iam) {
        try {
            arn(iam);
            return true;
        } catch (NoSuchEntityException _) {
            return false;
        }
    }

    /** What groups do not have, or no action touches. */
    IllegalArgumentException not(Attribute attribute) {
        return new IllegalArgumentException("no %s of a %s".formatted(attribute.title(), kindName()));
    }

    String kindName() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return kindName() + " " + name;
    }
}
