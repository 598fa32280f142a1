using System.Text;
using BriefingBus.Rendering.Atom;
using BriefingBus.Rendering.JsonFeed;
using BriefingBus.Web.Today;

namespace BriefingBus.Web.Machines;

/// <summary>An edition's briefings as a feed for feed readers.</summary>
internal static class EditionFeed
{
    /// <summary>Enough for two weeks of a daily edition.</summary>
    private const int MaxBriefings = 14;

    /// <summary>The feed as Atom (RFC 4287).</summary>
    public static Task<IResult> AtomAsync(
        string edition, HttpRequest request, BriefingQueries briefings, WebOptions options, CancellationToken cancellation) =>
        AnswerAsync(edition, "atom", "application/atom+xml; charset=utf-8", request, briefings, options, cancellation);

    /// <summary>The feed as JSON Feed 1.1.</summary>
    public static Task<IResult> JsonAsync(
        string edition, HttpRequest request, BriefingQueries briefings, WebOptions options, CancellationToken cancellation) =>
        AnswerAsync(edition, "json", "application/feed+json; charset=utf-8", request, briefings, options, cancellation);

    private static async Task<IResult> AnswerAsync(
        string edition,
        string form,
        string type,
        HttpRequest request,
        BriefingQueries queries,
        WebOptions options,
        CancellationToken cancellation)
    {
        var latest = await queries.LastAsync(edition, MaxBriefings, cancellation);
        if (latest.Count == 0)
            return TypedResults.NotFound();

        var site = PublicAddress.Of(request, options);
        var (feed, home) = (new Uri(site + Address.OfFeed(edition, form)), new Uri($"{site}/today/{Uri.EscapeDataString(edition)}"));
        var pages = latest.ToDictionary(b => b.BriefingId, b => new Uri(site + Address.OfBriefing(b.Edition, b.Slug)));
        List<BriefingComposed> briefings = [.. latest.Select(b => b.Composed)];
        var text = form == "atom"
            ? AtomForm.Write(latest[0].Title, feed, b => pages[b.BriefingId], briefings, options.WebSub is { } hub ? new(hub) : null)
            : JsonFeedForm.Write(latest[0].Title, feed, home, b => pages[b.BriefingId], briefings);
        return new Fresh(Encoding.UTF8.GetBytes(text), type, latest.Max(b => b.ReceivedAt));
    }
}
