package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.FileName;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;

/** Whose events are looked up: a user or a session by name, a role, or an access key. */
record NamedPrincipal(Kind kind, String name) {
    enum Kind {
        USER,
        ROLE,
        KEY
    }

    /** @throws ActionException unless one of them is named */
    static NamedPrincipal exactlyOne(
            String action, @Nullable String user, @Nullable String role, @Nullable String accessKeyId) {
        var named = new TreeMap<Kind, String>();
        if (user != null && !user.isEmpty()) named.put(Kind.USER, user);
        if (role != null && !role.isEmpty()) named.put(Kind.ROLE, role);
        if (accessKeyId != null && !accessKeyId.isEmpty()) named.put(Kind.KEY, accessKeyId);
        if (named.size() == 1)
            return new NamedPrincipal(named.firstKey(), named.firstEntry().getValue());
        throw new ActionException(
                "InvalidInput", action + " works on exactly one principal; name a user, a role or an access key.");
    }

    void lookUp(ActivityPages pages, ActionContext aws) {
        switch (kind) {
            case USER -> pages.lookUp("Username", name);
            case KEY -> pages.lookUp("AccessKeyId", name);
            case ROLE ->
                pages.lookUp(
                        "ResourceName",
                        aws.client(IamClient.class)
                                .getRole(r -> r.roleName(name))
                                .role()
                                .arn());
        }
    }

    /** For a file's name. */
    String safeName() {
        return FileName.part(name);
    }

    /**
     * Those that are named, else the step's own and where global services write. Source: CloudTrail User Guide, "Global
     * service events".
     */
    static List<String> regions(@Nullable List<String> named, ActionContext aws) {
        if (named != null && !named.isEmpty()) return named;
        if (!aws.partition().equals("aws")) return List.of(aws.region());
        return Stream.of(aws.region(), "us-east-1").distinct().toList();
    }
}
