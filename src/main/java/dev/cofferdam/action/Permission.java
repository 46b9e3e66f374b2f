package dev.cofferdam.action;

import java.util.List;

/**
 * An IAM permission that an action needs.
 *
 * @param action as in a policy: {@code ec2:DescribeInstances}
 * @param resources ARN patterns with {@code ${Partition}}, {@code ${Region}}, {@code ${Account}} as in AWS's Service
 *     Authorization Reference; {@code *} where the action has no resource-level permissions
 */
public record Permission(String action, List<String> resources) {
    public static Permission of(String action) {
        return new Permission(action, List.of("*"));
    }

    public static Permission on(String resource, String action) {
        return new Permission(action, List.of(resource));
    }

    /**
     * A resource pattern with its placeholders filled in, because IAM would take them for policy variables; what is not
     * known becomes {@code *}.
     */
    public static String anywhere(String resource, String partition, String region, String account) {
        return resource.replace("${Partition}", partition)
                .replace("${Region}", region)
                .replace("${Account}", account)
                .replaceAll("\\$\\{[^}]*}", "*");
    }
}
