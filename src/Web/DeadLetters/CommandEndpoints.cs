using System.Globalization;
using System.Text;
using BriefingBus.DeadLetters.Editing;
using BriefingBus.DeadLetters.Replaying;
using BriefingBus.Web.DeadLetters.Copies;
using BriefingBus.Web.DeadLetters.Looking;
using BriefingBus.Web.DeadLetters.Running;
using BriefingBus.Web.Pages;
using BriefingBus.Web.Pipeline;
using BriefingBus.Web.Safety;

namespace BriefingBus.Web.DeadLetters;

/// <summary>The commands: a page that shows what is meant and asks, and the form that does it. What was asked for is done in the background;
/// the answer leads to its page.</summary>
internal static class CommandEndpoints
{
    /// <summary>The longest body that is edited here, in characters; a longer one is edited from the shell.</summary>
    public const int LongestBody = 1_000_000;

    private const int LongestReason = 500;
    private const double HighestRate = 10_000;

    public static void MapCommands(this IEndpointRouteBuilder endpoints)
    {
        foreach (var kind in new[] { RunKind.Replay, RunKind.Park, RunKind.Discard })
            endpoints.MapGet($"/dead-letters/{kind.ToString().ToLowerInvariant()}", (HttpRequest request, Asking asking, CancellationToken cancellation) =>
                asking.PageAsync(kind, request, request.Query, null, cancellation)).ForOperator();
        endpoints.MapPost("/dead-letters/replay", ReplayAsync).ChangesState().NeedsBroker();
        endpoints.MapPost("/dead-letters/park", ParkAsync).ChangesState().NeedsBroker();
        endpoints.MapPost("/dead-letters/discard", DiscardAsync).ChangesState().NeedsBroker();
        endpoints.MapPost("/dead-letters/discarded/{name}/import", ImportAsync).ChangesState().NeedsBroker();
        endpoints.MapPost("/dead-letters/runs/{run}/stop", StopAsync).ChangesState();
        endpoints.MapGet(ReadingEndpoints.Letter + "/edit", EditorAsync).ForOperator();
        endpoints.MapPost(ReadingEndpoints.Letter + "/edit", EditAsync).ChangesState().NeedsBroker()
            .WithFormOptions(valueLengthLimit: 4 * LongestBody, bufferBodyLengthLimit: 16 * LongestBody, multipartBodyLengthLimit: 16 * LongestBody);
    }

    private static async Task<IResult> ReplayAsync(HttpRequest request, Asking asking, RunBook runs, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var rate = form["rate"].ToString().Trim();
        if (asking.Mistakes(form) is { } mistakes)
            return await asking.PageAsync(RunKind.Replay, request, form, mistakes, cancellation);
        double? perSecond = null;
        if (rate.Length > 0)
        {
            if (!double.TryParse(rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number is < 0.01 or > HighestRate)
                return await asking.PageAsync(RunKind.Replay, request, form, $"Letters a second: found '{VisibleText.Line(rate, 40)}', expected a number from 0.01 to {HighestRate:0}, or nothing.", cancellation);
            perSecond = number;
        }
        var choice = asking.Read(form);
        if (form["dryRun"] == "yes")
            return await asking.PageAsync(RunKind.Replay, request, form, null, cancellation);
        var wanted = new ReplayRequest { Filter = choice.Filter, Rate = perSecond, Isolate = form["isolate"] == "yes" };
        return Answer(request, runs.Begin(
            RunKind.Replay,
            $"{choice.Words}{(wanted.Isolate ? ", one at a time" : "")}{(perSecond is { } most ? string.Create(CultureInfo.InvariantCulture, $", at most {most:0.##} a second") : "")}",
            NameOf(request),
            async (run, desk, stop) => RunEnds.Of(await desk.ReplayAsync(wanted, run, stop))));
    }

    private static async Task<IResult> ParkAsync(HttpRequest request, Asking asking, RunBook runs, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var reason = form["reason"].ToString().Trim();
        var mistake = asking.Mistakes(form)
            ?? (reason.Length == 0 ? "Say why, for whoever finds the letters later." : reason.Length > LongestReason ? $"The reason is longer than {LongestReason} characters." : null);
        if (mistake is not null)
            return await asking.PageAsync(RunKind.Park, request, form, mistake, cancellation);
        var choice = asking.Read(form);
        return Answer(request, runs.Begin(RunKind.Park, $"{choice.Words}: {reason}", NameOf(request), async (run, desk, stop) =>
        {
            var parked = await desk.ParkAsync(choice.Filter, reason, stop);
            return new(true, $"{parked} set aside");
        }));
    }

    private static async Task<IResult> DiscardAsync(HttpRequest request, Asking asking, RunBook runs, LetterCopies copies, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        if (asking.Mistakes(form) is { } mistakes)
            return await asking.PageAsync(RunKind.Discard, request, form, mistakes, cancellation);
        var choice = asking.Read(form);
        var name = copies.NewName(NameOf(request));
        return Answer(request, runs.Begin(
            RunKind.Discard,
            choice.Words,
            NameOf(request),
            async (run, desk, stop) =>
            {
                await using var copy = copies.Create(name);
                var discarded = await desk.DiscardAsync(choice.Filter, copy, copy.Name, stop);
                return new(true, $"{discarded} discarded");
            },
            name));
    }

    private static IResult ImportAsync(string name, HttpRequest request, RunBook runs, LetterCopies copies)
    {
        if (copies.PathOf(name) is not { } path)
            return TypedResults.NotFound();
        return Answer(request, runs.Begin(RunKind.Import, name, NameOf(request), async (run, desk, stop) =>
        {
            using var lines = new StreamReader(path);
            return RunEnds.Of(await desk.ImportAsync(lines, name, stop));
        }));
    }

    private static async Task<IResult> StopAsync(string run, HttpRequest request, RunBook runs, WebOptions options)
    {
        if (runs.Find(run) is not { } known)
            return TypedResults.NotFound();
        await known.Stopping.CancelAsync();
        return Problem.IsProgram(request) ? TypedResults.Json(RunAnswer.Of(known)) : SeeOther(options, known);
    }

    private static async Task<IResult> EditorAsync(string id, LookBook looks, BusWatch watch, CancellationToken cancellation)
    {
        var shown = await looks.ShowAsync(id, cancellation);
        if (ReadingEndpoints.Away(shown, watch) is { } away)
            return away;
        if (shown is { Value: { Detail: null }, IsComing: false })
            return ReadingEndpoints.Gone();
        if (shown.Value?.Detail is { Body.Length: > LongestBody })
            return Problem.Result(StatusCodes.Status413PayloadTooLarge, "This body is too long to be edited in a browser",
                $"It has more than {LongestBody:N0} characters. On a machine that reaches the broker: briefingbus dead-letters edit {id}");
        return new Page<EditPage>
        {
            Parameters =
            {
                [nameof(EditPage.Id)] = id,
                [nameof(EditPage.Letter)] = shown.Value?.Detail?.Letter,
                [nameof(EditPage.Body)] = shown.Value?.Detail is { } detail ? VisibleText.OfJson(detail.Body) : null,
            },
        };
    }

    private static async Task<IResult> EditAsync(string id, HttpRequest request, RunBook runs, LookBook looks, CancellationToken cancellation)
    {
        var typed = (await request.ReadFormAsync(cancellation))["body"].ToString();
        var body = Encoding.UTF8.GetBytes(typed);
        IReadOnlyList<string> mistakes = typed.Length > LongestBody ? [$"The body is longer than {LongestBody:N0} characters."] : ContractCheck.Mistakes(body);
        if (mistakes.Count > 0)
        {
            if (Problem.IsProgram(request))
                return Problem.Result(StatusCodes.Status400BadRequest, "The body does not fit its contract", string.Join(' ', mistakes));
            return new Page<EditPage>
            {
                Status = StatusCodes.Status400BadRequest,
                Parameters =
                {
                    [nameof(EditPage.Id)] = id,
                    [nameof(EditPage.Letter)] = (await looks.ShowAsync(id, cancellation)).Value?.Detail?.Letter,
                    [nameof(EditPage.Body)] = typed,
                    [nameof(EditPage.Mistakes)] = mistakes,
                },
            };
        }
        return Answer(request, runs.Begin(RunKind.Edit, $"the letter {id}", NameOf(request), async (run, desk, stop) =>
            RunEnds.Of(id, await desk.ReplayEditedAsync(id, body, patience: null, run, stop))));
    }

    private static string NameOf(HttpRequest request) => request.HttpContext.User.Identity?.Name ?? throw new InvalidOperationException("Nobody is signed in.");

    private static IResult Answer(HttpRequest request, Run? begun)
    {
        var options = request.HttpContext.RequestServices.GetRequiredService<WebOptions>();
        if (begun is null)
            return Problem.Result(StatusCodes.Status409Conflict, "Too much goes on at once",
                $"{RunBook.MostAtOnce} commands over dead letters go on already. Nothing was changed: wait until one has ended, or stop one.");
        return Problem.IsProgram(request)
            ? TypedResults.Json(RunAnswer.Of(begun), statusCode: StatusCodes.Status202Accepted)
            : SeeOther(options, begun);
    }

    // RFC 9110 §15.4.4: whoever reloads what comes next asks for a page, and sends nothing twice.
    private static IResult SeeOther(WebOptions options, Run run) => new SeeOtherResult($"{options.PathPrefix}/dead-letters/runs/{run.Id}");

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
