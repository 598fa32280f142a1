using System.Diagnostics;
using BriefingBus.Cleaner.Languages;
using BriefingBus.Text;

namespace BriefingBus.Bench.Languages;

/// <summary>
/// How often the detector is right: without a tag, with the right tag, and with a wrong one (English; French for English texts).
/// </summary>
internal static class AccuracyMeasure
{
    public static int Run(IReadOnlyList<LabelledText> texts)
    {
        var held = GC.GetTotalMemory(forceFullCollection: true);
        var first = Stopwatch.StartNew();
        LanguageDetector.Detect(texts[0].Text);
        var kept = (GC.GetTotalMemory(forceFullCollection: true) - held) / 1024.0 / 1024;
        Console.WriteLine($"the first text, profiles read: {first.Elapsed.TotalMilliseconds:0} ms, {kept:0.0} MB kept");
        foreach (var text in texts) // warm
            LanguageDetector.Detect(text.Text);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        foreach (var text in texts)
            LanguageDetector.Detect(text.Text);
        clock.Stop();
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        var languages = texts.Select(text => text.Language).Distinct().Count();
        Console.WriteLine(
            $"{texts.Count} texts in {languages} languages, "
            + $"{clock.Elapsed.TotalMicroseconds / texts.Count:0.0} µs and {bytes / texts.Count} bytes a text");
        Console.WriteLine("The mean over languages, in hundredths: right, another language, undecided.");
        foreach (var kind in texts.GroupBy(text => text.Kind))
        {
            var (untagged, tagged) = (Rates([.. kind], _ => null), Rates([.. kind], text => text.Language));
            var mistagged = Rates([.. kind], text => text.Language == "en" ? "fr" : "en");
            Console.WriteLine($"{kind.Key}: no tag {untagged}; its own tag {tagged}; a wrong tag {mistagged}");
            var worst = kind.GroupBy(text => text.Language)
                .Select(group => (
                    group.Key,
                    Right: group.Count(text => IsRight(text, null)) / (double)group.Count(),
                    Instead: MostFrequent(
                        group.Where(text => !IsRight(text, null)).Select(text => LanguageDetector.Detect(text.Text) ?? "-"))))
                .Where(row => row.Right < 0.97).OrderBy(row => row.Right);
            var listed = worst.Select(row => $"{row.Key} {100 * row.Right:0} ({row.Instead})");
            Console.WriteLine("  without a tag under 97: " + string.Join(", ", listed));
        }
        return 0;
    }

    private static bool IsRight(LabelledText text, string? tag) =>
        LanguageDetector.Detect(text.Text, tag) is { } found && !LanguageTag.Differ(found, text.Language);

    private static string? MostFrequent(IEnumerable<string> tags) => tags.GroupBy(tag => tag).MaxBy(same => same.Count())?.Key;

    private static string Rates(IReadOnlyList<LabelledText> texts, Func<LabelledText, string?> tag)
    {
        var rates = texts.GroupBy(text => text.Language).Select(group => (
            Right: group.Count(text => IsRight(text, tag(text))) / (double)group.Count(),
            Undecided: group.Count(text => LanguageDetector.Detect(text.Text, tag(text)) is null) / (double)group.Count())).ToList();
        var (right, undecided) = (100 * rates.Average(rate => rate.Right), 100 * rates.Average(rate => rate.Undecided));
        return $"{right:0.0} / {100 - right - undecided:0.0} / {undecided:0.0}";
    }
}
