using BriefingBus.Cleaner.Extraction;

namespace BriefingBus.Bench.Pages;

/// <summary>What reading a page costs, once warm, over a folder of recorded pages.</summary>
internal static class SpeedMeasure
{
    private const int Passes = 5;

    /// <summary>Prints the figures.</summary>
    public static int Run(string folder)
    {
        var pages = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(Load).ToArray();
        var characters = pages.Sum(p => (long)p.Html.Length);
        foreach (var page in pages)
        {
            PageReader.Read(page.Html, null);
        }

        var means = new double[Passes];
        for (var i = 0; i < Passes; i++)
        {
            means[i] = ProcessorTime.Of(() => Array.ForEach(pages, p => PageReader.Read(p.Html, null))) / pages.Length;
        }

        Array.Sort(means);
        var slowest = pages.Select(p => (p.Name, Cost: BestOfThree(p.Html))).OrderByDescending(p => p.Cost).ToArray();
        Console.WriteLine(
            $"{pages.Length} pages, {characters / 1e6:F1} million characters, processor time of one thread after one warm-up pass");
        var median = means[Passes / 2];
        Console.WriteLine(
            $"mean {median:F1} ms a page (median of {Passes} passes), best pass {means[0]:F1} ms, "
            + $"{characters / 1e3 / (median * pages.Length):F1} MB/s");
        Console.WriteLine(
            $"95 of 100 pages under {slowest[pages.Length / 20].Cost:F0} ms; slowest {slowest[0].Cost:F0} ms ({slowest[0].Name})");
        return 0;
    }

    private static double BestOfThree(string html) =>
        Enumerable.Range(0, 3).Min(_ => ProcessorTime.Of(() => PageReader.Read(html, null)));

    private static (string Name, string Html) Load(string file) => (Path.GetFileName(file), RecordedPage.Load(file));
}
