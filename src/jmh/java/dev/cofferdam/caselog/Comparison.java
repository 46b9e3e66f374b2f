package dev.cofferdam.caselog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A figure beside its baseline, over several rounds. */
final class Comparison {
    static final String HEADER = """
        | what | unit | ours | baseline | ratio | wanted | rounds | |
        | --- | --- | ---: | ---: | ---: | --- | --- | --- |\
        """;

    /** Which way the wanted ratio is meant. */
    enum Better {
        MORE,
        LESS
    }

    private record Round(double ours, double baseline) {
        double ratio() {
            return ours / baseline;
        }
    }

    private final String what;
    private final String unit;
    private final Better better;
    private final double wanted;
    private final List<Round> rounds = new ArrayList<>();
    private String remark = "";

    /** @param wanted the ratio of ours to the baseline that is to be reached; NaN where there is none */
    Comparison(String what, String unit, Better better, double wanted) {
        this.what = what;
        this.unit = unit;
        this.better = better;
        this.wanted = wanted;
    }

    void add(double ours, double baseline, String note) {
        rounds.add(new Round(ours, baseline));
        remark = note;
    }

    private double median(ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    @Override
    public String toString() {
        var sign = better == Better.MORE ? "≥" : "≤";
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.2f | %s | %s | %s |",
                what,
                unit,
                number(median(Round::ours)),
                number(median(Round::baseline)),
                median(Round::ratio),
                Double.isNaN(wanted) ? "" : sign + " " + wanted,
                rounds.stream()
                        .map(r -> String.format(Locale.ROOT, "%.2f", r.ratio()))
                        .collect(Collectors.joining(" ")),
                remark);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
