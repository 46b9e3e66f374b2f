package dev.cofferdam.action.route53resolver;

import dev.cofferdam.action.ActionException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name as a domain list has it, whatever its case and the dot at its end. Source: Route 53 API Reference,
 * UpdateFirewallDomains.
 *
 * @param text {@code evil.example}, or {@code *.evil.example} for all below it
 */
record DomainName(String text) {
    private static final Pattern FORM =
            Pattern.compile("(\\*\\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9-]{2,63}");
    private static final int LONGEST = 255;

    /** As Resolver gives it, or somebody wrote it. */
    static DomainName spelt(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return new DomainName(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
    }

    /** @throws ActionException when it is none */
    static DomainName of(String text) {
        var name = spelt(text);
        if (name.text().length() <= LONGEST && FORM.matcher(name.text()).matches()) return name;
        throw new ActionException(
                "InvalidInput",
                "%s is no domain. Write evil.example, or *.evil.example for all below it; names in other scripts as xn--…."
                        .formatted(text));
    }

    boolean isWildcard() {
        return text.startsWith("*.");
    }

    DomainName below() {
        return new DomainName("*." + text);
    }
}
