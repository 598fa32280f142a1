using System.Text;
using BriefingBus.Rendering.Atom;
using BriefingBus.Rendering.JsonFeed;
using BriefingBus.Web.Storage;
using BriefingBus.Web.Today;

namespace BriefingBus.Web.Machines;

/// <summary>An edition's briefings as a feed for feed readers.</summary>
internal static class EditionFeed
{
    /// <summary>So many briefings are in a feed: two weeks of a daily one.</summary>
    private const int Length = 14;

    /// <summary>The feed as Atom (RFC 4287).</summary>
    public static Task<IResult> AtomAsync(
        string edition, HttpRequest request, BriefingQueries briefings, WebOptions options, CancellationToken cancellation) =>
        AnswerAsync(edition, request, briefings, options, "atom", "application/atom+xml; charset=utf-8", (feed, home, slugs, briefings) =>
            AtomForm.Write(briefings[0].Title, feed, b => slugs[b.BriefingId], [.. briefings.Select(b => b.Composed)]), cancellation);

    /// <summary>The feed as JSON Feed 1.1.</summary>
    public static Task<IResult> JsonAsync(
        string edition, HttpRequest request, BriefingQueries briefings, WebOptions options, CancellationToken cancellation) =>
        AnswerAsync(edition, request, briefings, options, "json", "application/feed+json; charset=utf-8", (feed, home, slugs, briefings) =>
            JsonFeedForm.Write(briefings[0].Title, feed, home, b => slugs[b.BriefingId], [.. briefings.Select(b => b.Composed)]), cancellation);

    private static async Task<IResult> AnswerAsync(
        string edition, HttpRequest request, BriefingQueries briefings, WebOptions options, string form, string type,
        Func<Uri, Uri, Dictionary<Guid, Uri>, IReadOnlyList<StoredBriefing>, string> write, CancellationToken cancellation)
    {
        var latest = await briefings.LastAsync(edition, Length, cancellation);
        if (latest.Count == 0)
            return TypedResults.NotFound();
        var site = PublicAddress.Of(request, options);
        var pages = latest.ToDictionary(b => b.BriefingId, b => new Uri(site + Address.OfBriefing(b.Edition, b.Slug)));
        var feed = write(new(site + Address.OfFeed(edition, form)), new($"{site}/today/{Uri.EscapeDataString(edition)}"), pages, latest);
        return new Fresh(Encoding.UTF8.GetBytes(feed), type, latest.Max(b => b.ReceivedAt));
    }
}
