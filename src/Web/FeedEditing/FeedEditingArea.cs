using BriefingBus.Web.Feeds;
using BriefingBus.Web.FileEditing;
using BriefingBus.Web.Requests;
using BriefingBus.Web.Safety;
using Microsoft.AspNetCore.Mvc;

namespace BriefingBus.Web.FeedEditing;

/// <summary>The operator's changes of <c>briefing.yaml</c>: a page that previews a change, and the form that applies it.</summary>
internal static class FeedEditingArea
{
    /// <summary>Path of the feeds as written in the file.</summary>
    public const string Path = "/feeds/edit";

    /// <summary>Path that previews and applies changes.</summary>
    public const string ChangePath = Path + "/change";

    /// <summary>Path of the search for feeds.</summary>
    public const string FindPath = Path + "/find";

    private static readonly TimeSpan FindTimeout = TimeSpan.FromSeconds(30);

    public static void MapFeedEditing(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, List).ForOperator();
        endpoints.MapGet(Path + "/{id:guid}", Feed).ForOperator();
        endpoints.MapPost(FindPath, FindAsync).ChangesState().NeedsBroker();
        endpoints.MapPost(ChangePath, ChangeAsync).ChangesState()
            .WithFormOptions(valueLengthLimit: 2 * FeedChangeForm.MaxOpml, multipartBodyLengthLimit: 2 * FeedChangeForm.MaxOpml);
    }

    private static IResult List(string? q, int? page, string? version, FileEdits edits) => FileEdits.Guarded(() =>
    {
        var edit = edits.Open();
        return new Page<EditFeedsPage>
        {
            Parameters =
            {
                [nameof(EditFeedsPage.Edit)] = edit,
                [nameof(EditFeedsPage.Search)] = (q ?? "").Trim(),
                [nameof(EditFeedsPage.Number)] = page ?? 1,
                [nameof(EditFeedsPage.Changed)] = version == edit.Version,
            },
        };
    });

    private static IResult Feed(Guid id, FileEdits edits) => FileEdits.Guarded(() =>
    {
        var editor = edits.Open().Editor;
        var places = editor.Feeds.Where(f => FeedId.Of(f.Url) == id).ToList();
        return places.Count == 0
            ? TypedResults.NotFound()
            : new Page<EditFeedPage>
            {
                Parameters = { [nameof(EditFeedPage.Places)] = places, [nameof(EditFeedPage.Sections)] = editor.Sections },
            };
    });

    private static async Task<IResult> FindAsync([FromForm] string? address, ServiceRequests requests, FileEdits edits)
    {
        var written = (address ?? "").Trim();
        var whole = written.Contains("://", StringComparison.Ordinal) ? written : "https://" + written;
        if (WebAddress.OrNull(whole) is not { } page)
            return Problem.Result(
                StatusCodes.Status400BadRequest,
                "This is no address",
                "Expected the address of a feed or page such as https://example.org.");
        var answer = await requests.AskAsync<FindFeeds, FeedsFound>(
            "Fetcher", FindTimeout, until => new() { AnswerBefore = until, Address = page });
        if (answer.Message is not { } found)
            return Problem.Result(StatusCodes.Status504GatewayTimeout, "No Fetcher answered", answer.Trouble!);
        return FileEdits.Guarded(() => new Page<FoundFeedsPage>
        {
            Parameters =
            {
                [nameof(FoundFeedsPage.Address)] = page,
                [nameof(FoundFeedsPage.Found)] = found,
                [nameof(FoundFeedsPage.Editor)] = edits.Open().Editor,
            },
        });
    }

    private static async Task<IResult> ChangeAsync(HttpRequest request, FileEdits edits, CancellationToken cancellation)
    {
        var form = await FeedChangeForm.ReadAsync(request, cancellation);
        return FileEdits.Guarded(() => edits.Answer(FeedChange.Of(form), request.HttpContext));
    }
}
