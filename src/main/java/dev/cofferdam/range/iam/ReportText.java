package dev.cofferdam.range.iam;

import dev.cofferdam.range.world.User;
import dev.cofferdam.range.world.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the credential report. Source: IAM User Guide, "Understanding the report format". */
record ReportText(World world) {
    private static final List<String> COLUMNS = List.of(
            "user",
            "arn",
            "user_creation_time",
            "password_enabled",
            "password_last_used",
            "password_last_changed",
            "password_next_rotation",
            "mfa_active",
            "access_key_1_active",
            "access_key_1_last_rotated",
            "access_key_1_last_used_date",
            "access_key_1_last_used_region",
            "access_key_1_last_used_service",
            "access_key_2_active",
            "access_key_2_last_rotated",
            "access_key_2_last_used_date",
            "access_key_2_last_used_region",
            "access_key_2_last_used_service",
            "cert_1_active",
            "cert_1_last_rotated",
            "cert_2_active",
            "cert_2_last_rotated");

    String csv() {
        return Stream.concat(Stream.of(COLUMNS, root()), world.users().stream().map(this::row))
                .map(fields -> fields.stream().map(ReportText::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> root() {
        var fields = new ArrayList<String>();
        fields.add("<root_account>");
        fields.add(world.globalArn("iam", "root"));
        fields.addAll(List.of("N/A", "not_supported", "no_information", "not_supported", "not_supported", "true"));
        addKey(fields, null);
        addKey(fields, null);
        addCertificates(fields);
        return fields;
    }

    private List<String> row(User user) {
        var fields = new ArrayList<String>();
        fields.add(user.name());
        fields.add(Users.shape(world, user).arn());
        fields.add(time(user.created()));
        var password = user.loginProfile() != null;
        fields.add(String.valueOf(password));
        fields.add(
                user.passwordLastUsed() == null
                        ? (password ? "no_information" : "N/A")
                        : time(user.passwordLastUsed()));
        fields.add(time(user.loginProfile()));
        fields.add("N/A");
        fields.add(String.valueOf(!user.mfaDevices().isEmpty()));
        for (var i = 0; i < 2; i++)
            addKey(fields, i < user.keys().size() ? user.keys().get(i) : null);
        addCertificates(fields);
        return fields;
    }

    private static void addKey(List<String> fields, User.@Nullable AccessKey key) {
        fields.add(String.valueOf(key != null && key.active()));
        fields.add(key == null ? "N/A" : time(key.created()));
        var used = key == null ? null : key.lastUsed();
        fields.add(used == null ? "N/A" : time(used.at()));
        fields.add(used == null ? "N/A" : used.region());
        fields.add(used == null ? "N/A" : used.service());
    }

    private static void addCertificates(List<String> fields) {
        fields.addAll(List.of("false", "N/A", "false", "N/A"));
    }

    private static String time(@Nullable Instant at) {
        return at == null
                ? "N/A"
                : at.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00");
    }

    private static String quoted(String field) {
        return field.contains(",") || field.contains("\"") ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }
}
