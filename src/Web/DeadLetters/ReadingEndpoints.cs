using System.Text;
using BriefingBus.Configuration;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Finding;
using BriefingBus.Rendering;
using BriefingBus.Web.DeadLetters.Auditing;
using BriefingBus.Web.DeadLetters.Choosing;
using BriefingBus.Web.DeadLetters.Copies;
using BriefingBus.Web.DeadLetters.Looking;
using BriefingBus.Web.DeadLetters.Running;
using BriefingBus.Web.Pages;
using BriefingBus.Web.Pipeline;
using BriefingBus.Web.Safety;

namespace BriefingBus.Web.DeadLetters;

/// <summary>The pages that change nothing.</summary>
internal static class ReadingEndpoints
{
    /// <summary>The route of a letter; an identity has 16 hexadecimal digits.</summary>
    public const string Letter = "/dead-letters/letters/{id:regex(^[0-9a-f]{{16}}$)}";

    private static readonly int[] AuditDays = [1, 7, 30, 730];

    public static void MapReading(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/dead-letters", OverviewAsync);
        endpoints.MapGet("/dead-letters/letters", LettersAsync).ForOperator();
        endpoints.MapGet(Letter, LetterAsync).ForOperator();
        endpoints.MapGet(Letter + "/body", BodyAsync).ForOperator();
        endpoints.MapGet("/dead-letters/audit", AuditAsync).ForOperator();
        endpoints.MapGet("/dead-letters/runs/{run}", Run);
        endpoints.MapGet("/dead-letters/discarded", Copies).ForOperator();
        endpoints.MapGet("/dead-letters/discarded/{name}", Copy).ForOperator();
    }

    /// <summary>How the pages show instants: in the time zone of the first edition.</summary>
    public static BriefingClock ClockOf(BriefingConfiguration configuration, TimeProvider clock)
    {
        var zone = configuration.Editions[0].TimeZone;
        return new(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)), zone);
    }

    /// <summary>The answer where nothing can be looked up; null where there is no such trouble.</summary>
    public static IResult? Away<T>(Answer<T> answer, BusWatch watch)
        where T : class
    {
        if (watch.Now() is { DownSince: { } since } down)
            return Problem.Result(StatusCodes.Status503ServiceUnavailable, "The message broker does not answer",
                $"Dead letters wait in its queues, and it is down since {since:yyyy-MM-dd HH:mm} UTC as far as this page has watched.{(down.DownReason is { } reason ? $" It says: {Printable.Line(reason)}." : "")} Nothing is lost: they are there again once it is back.");
        if (answer.Trouble is null)
            return null;
        if (StoreAway.IsMeantBy(answer.Trouble))
            return Problem.Result(StatusCodes.Status503ServiceUnavailable, "The dead letters cannot be read now",
                $"{Printable.Line(answer.Trouble.GetBaseException().Message)} Nothing is lost: try again in a moment.");
        throw new InvalidOperationException("The dead letters could not be read: " + answer.Trouble.Message, answer.Trouble);
    }

    private static async Task<IResult> OverviewAsync(
        string? by, LookBook looks, RunBook runs, BusWatch watch, BriefingConfiguration configuration, TimeProvider clock, CancellationToken cancellation)
    {
        var all = await looks.AllAsync(cancellation);
        return Away(all, watch) ?? new Page<OverviewPage>
        {
            Parameters =
            {
                [nameof(OverviewPage.Seen)] = all,
                [nameof(OverviewPage.Waiting)] = await looks.WaitingAsync(all, cancellation),
                [nameof(OverviewPage.By)] = Enum.TryParse<DeadLetterGrouping>(by, ignoreCase: true, out var grouping) && Enum.IsDefined(grouping) ? grouping : DeadLetterGrouping.Exception,
                [nameof(OverviewPage.Runs)] = runs.All,
                [nameof(OverviewPage.Clock)] = ClockOf(configuration, clock),
            },
        };
    }

    private static async Task<IResult> LettersAsync(
        HttpRequest request, int? page, LookBook looks, BusWatch watch, BriefingConfiguration configuration, TimeProvider clock, CancellationToken cancellation)
    {
        var shown = ClockOf(configuration, clock);
        var choice = LetterChoice.Read(request.Query, shown.Zone);
        var seen = choice.Mistakes.Count == 0 ? await looks.FindAsync(choice.Filter, cancellation) : new Answer<Look>(LookCount.Among([], choice.Filter), clock.GetUtcNow(), false, null);
        return Away(seen, watch) ?? new Page<LettersPage>
        {
            Status = choice.Mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            Parameters =
            {
                [nameof(LettersPage.Seen)] = seen,
                [nameof(LettersPage.Choice)] = choice,
                [nameof(LettersPage.Number)] = page ?? 1,
                [nameof(LettersPage.Clock)] = shown,
            },
        };
    }

    private static async Task<IResult> LetterAsync(
        string id, LookBook looks, BusWatch watch, BriefingConfiguration configuration, TimeProvider clock, CancellationToken cancellation)
    {
        var shown = await looks.ShowAsync(id, cancellation);
        if (Away(shown, watch) is { } away)
            return away;
        if (shown is { Value: { Detail: null }, IsComing: false })
            return Gone();
        return new Page<LetterPage>
        {
            Parameters =
            {
                [nameof(LetterPage.Id)] = id,
                [nameof(LetterPage.Detail)] = shown.Value?.Detail,
                [nameof(LetterPage.Clock)] = ClockOf(configuration, clock),
            },
        };
    }

    /// <summary>The answer where a letter is not there.</summary>
    public static IResult Gone() => Problem.Result(StatusCodes.Status404NotFound, "There is no such letter (any more)",
        "It was replayed, discarded, or failed again and has another identity since. The audit of the dead letters says what became of it.");

    private static async Task<IResult> BodyAsync(string id, LookBook looks, BusWatch watch, CancellationToken cancellation)
    {
        var shown = await looks.ShowAsync(id, cancellation);
        return Away(shown, watch) ?? (shown.Value?.Detail is { } detail
            ? TypedResults.File(Encoding.UTF8.GetBytes(detail.Body), "text/plain; charset=utf-8", $"{id}.json")
            : shown.IsComing ? Problem.Result(StatusCodes.Status503ServiceUnavailable, "The letter is being looked for", "Try again in a moment.") : Gone());
    }

    private static async Task<IResult> AuditAsync(
        int? days, string? run, int? page, AuditBook audit, BusWatch watch, BriefingConfiguration configuration, TimeProvider clock, CancellationToken cancellation)
    {
        var back = AuditDays.Contains(days ?? 0) ? days!.Value : AuditDays[1];
        var answer = await audit.ReadAsync(back, run is { Length: > 0 and <= 64 } ? run : null, cancellation);
        return Away(answer, watch) ?? new Page<AuditPage>
        {
            Parameters =
            {
                [nameof(AuditPage.Answer)] = answer,
                [nameof(AuditPage.Days)] = back,
                [nameof(AuditPage.Choices)] = AuditDays,
                [nameof(AuditPage.Run)] = run,
                [nameof(AuditPage.Number)] = page ?? 1,
                [nameof(AuditPage.Clock)] = ClockOf(configuration, clock),
            },
        };
    }

    private static IResult Run(string run, HttpRequest request, RunBook runs, BriefingConfiguration configuration, TimeProvider clock)
    {
        if (runs.Find(run) is not { } known)
            return Problem.Result(StatusCodes.Status404NotFound, "This command is not known here (any more)",
                "The process has ended since, or has done many others. What it did stands in the audit of the dead letters; what it had not done yet waits where it was.");
        return Problem.IsProgram(request)
            ? TypedResults.Json(RunAnswer.Of(known))
            : new Page<RunPage> { Parameters = { [nameof(RunPage.Run)] = known, [nameof(RunPage.Clock)] = ClockOf(configuration, clock) } };
    }

    private static Page<DiscardedPage> Copies(LetterCopies copies, BriefingConfiguration configuration, TimeProvider clock) => new()
    {
        Parameters = { [nameof(DiscardedPage.Copies)] = copies.All, [nameof(DiscardedPage.Folder)] = copies.Folder, [nameof(DiscardedPage.Clock)] = ClockOf(configuration, clock) },
    };

    private static IResult Copy(string name, LetterCopies copies) =>
        copies.PathOf(name) is { } path ? TypedResults.PhysicalFile(path, "application/jsonl", name) : TypedResults.NotFound();
}
