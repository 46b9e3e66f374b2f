package dev.cofferdam.action.ssm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What is collected of a running Linux, the most fleeting first (RFC 3227, section 2.1). Each is a command of its own,
 * since Systems Manager gives back no more than 24,000 characters of a command's output. The environment of processes
 * and histories of shells are left out: they are full of secrets.
 */
enum VolatileSection {
    SOCKETS(
            "ss -tunapo || netstat -tunap",
            "ip -s neigh",
            "ip addr",
            "ip route show table all",
            "cat /etc/resolv.conf /etc/hosts"),
    PROCESSES(
            "date -u",
            "ps -eo user,pid,ppid,lstart,etime,stat,pcpu,pmem,args ww --forest",
            "for p in /proc/[0-9]*; do printf '%s %s\\n' \"${p#/proc/}\" \"$(readlink \"$p/exe\")\"; done"),
    USERS(
            "who -a",
            "w",
            "last -Fw -n 200",
            "cat /etc/passwd",
            "for f in /root/.ssh/authorized_keys /home/*/.ssh/authorized_keys; do ls -l --time-style=full-iso \"$f\""
                    + " && cat \"$f\"; done"),
    MODULES(
            "uname -a",
            "lsmod",
            "cat /proc/sys/kernel/tainted /etc/ld.so.preload",
            "mount",
            "ls -laR --time-style=full-iso /tmp /var/tmp /dev/shm"),
    CRON(
            "systemctl list-timers --all --no-pager",
            "systemctl list-units --type=service --all --no-pager",
            "ls -la --time-style=full-iso /etc/cron* /var/spool/cron /var/spool/cron/crontabs /etc/systemd/system",
            "cat /etc/crontab /etc/cron.d/* /var/spool/cron/* /var/spool/cron/crontabs/*"),
    LOGS(
            "journalctl --no-pager -o short-iso -n 3000",
            "dmesg -T | tail -n 500",
            "tail -n 500 /var/log/auth.log /var/log/secure");

    /** The last line of an output that came whole. */
    static final String END = "cofferdam-end";

    private final String script;

    VolatileSection(String... commands) {
        this.script =
                "{ " + String.join("; ", commands) + "; } 2>&1 </dev/null | gzip -9c | base64 -w0; echo; echo " + END;
    }

    /** For people, and in plans: {@code sockets}. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    String script() {
        return script;
    }

    String scriptSha256() {
        return sha256(script);
    }

    /** What a step's command is found again by; Systems Manager takes 100 characters. */
    String comment(String caseId, String step, String instance) {
        return "Cofferdam %s %s"
                .formatted(title(), sha256(caseId + "/" + step + "/" + instance).substring(0, 32));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
