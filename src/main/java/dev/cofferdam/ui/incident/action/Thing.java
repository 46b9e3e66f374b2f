package dev.cofferdam.ui.incident.action;

import dev.cofferdam.action.ValueType;
import java.util.regex.Pattern;

/**
 * What an action is to be run on, as somebody pasted it: an id alone; {@code ACCOUNT/REGION/ID}; or an ARN, which tells
 * its account and region as well.
 *
 * @param account empty: in all accounts that are named
 * @param region empty: in all regions that are named
 * @param id as the action takes it
 */
record Thing(String account, String region, String id) {
    private static final Pattern PLACED = Pattern.compile("([0-9]{12})/([a-z]{2}(?:-[a-z]+)+-[0-9]+)?/(.+)");
    /** Source: AWS General Reference, "Amazon Resource Names (ARNs)". */
    private static final Pattern ARN =
            Pattern.compile("arn:[a-z-]+:[a-z0-9-]+:([a-z0-9-]*):([0-9]{12}|):(?:.*[/:])?([^/:]+)");

    static Thing read(String line, ValueType type) {
        var placed = PLACED.matcher(line);
        if (placed.matches()) {
            var region = placed.group(2);
            return new Thing(placed.group(1), region == null ? "" : region, placed.group(3));
        }
        var arn = ARN.matcher(line);
        if (!arn.matches()) return new Thing("", "", line);
        var takesArns = type.pattern().matcher(line).matches();
        return new Thing(arn.group(2), arn.group(1), takesArns ? line : arn.group(3));
    }

    /** Whether it says itself where it is. */
    boolean isPlaced() {
        return !account.isEmpty();
    }
}
