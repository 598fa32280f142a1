using System.Text;
using BriefingBus.Cleaner.Extraction;

namespace BriefingBus.Bench.Pages;

/// <summary>
/// How the cost grows with the size of a page, for ordinary and for hostile shapes: four times the size should cost about four times
/// the time. Memory is what collects garbage more often on the larger page; what is allocated is exact.
/// </summary>
internal static class GrowthMeasure
{
    private const int Times = 5;

    private static readonly (string Name, string Piece)[] Shapes =
    [
        ("article", """
            <p>The harbour council voted on Tuesday to rebuild the <a href="/p">old ferry pier</a>,
            which has been closed since the storm of last autumn.</p>

            """),
        ("discussion", """
            <li class="comment depth-3"><div class="comment-body"><cite>Anton</cite>
            <p>The old pier was good enough for <a href="/u">all of us</a>, and I would rather see the money spent on lamps.</p></div></li>

            """),
        ("nested divisions", "<div>"),
        ("crossed tags", "<b><i></b></i>"),
        ("nested tables", "<table><tr><td>x"),
        ("nested lists", "<ul><li>x"),
        ("one-letter paragraphs", "<p>x</p>"),
        ("links", "<a href=x>y</a> "),
        ("footnote marks", "<sup><a href='#a'>1</a></sup>"),
        ("unclosed forms", "<form><input><select><option>x"),
        ("named divisions", "<div class='article-body related-x y'>The pier opens.</div>"),
        ("less-than signs", "<"),
        ("mojibake", "â€™Ã© "),
    ];

    /// <summary>Prints the table.</summary>
    /// <param name="only">The one shape to measure, or null for all.</param>
    public static int Run(string? only = null)
    {
        Console.WriteLine($"{"shape",-24}{"0.5 MB",10}{"2 MB",10}   growth of time     and of what is allocated");
        foreach (var (name, piece) in Shapes.Where(shape => only is null || shape.Name == only))
        {
            // The first one finds code that is not compiled yet.
            _ = Cost(piece, 500_000);
            var (small, large) = (Cost(piece, 500_000), Cost(piece, 2_000_000));
            Console.WriteLine(
                $"{name,-24}{small.Time,7:F0} ms{large.Time,7:F0} ms{large.Time / small.Time,9:F1} times{large.Megabytes,10:F0} MB"
                + $"{large.Megabytes / small.Megabytes,7:F1} times");
        }

        return 0;
    }

    private static (double Time, double Megabytes) Cost(string piece, int length)
    {
        var page = new StringBuilder("<html><body>").Insert(12, piece, length / piece.Length).ToString();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var time = Enumerable.Range(0, Times).Min(_ => ProcessorTime.Of(() => PageReader.Read(page, null)));
        return (time, (GC.GetAllocatedBytesForCurrentThread() - before) / (1e6 * Times));
    }
}
