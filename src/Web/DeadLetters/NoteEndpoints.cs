using BriefingBus.DeadLetters;
using BriefingBus.Web.Safety;

namespace BriefingBus.Web.DeadLetters;

/// <summary>Comments on groups and saved filters.</summary>
internal static class NoteEndpoints
{
    private const int MaxComment = 2000;
    private const int MaxName = 60;

    public static void MapNotes(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/dead-letters/groups/{key:regex(^[0-9a-fh][0-9a-f]{{7}}$)}/comments", CommentAsync).ChangesState();
        endpoints.MapPost("/dead-letters/filters", SaveAsync).ChangesState();
    }

    private static async Task<IResult> CommentAsync(
        string key, HttpRequest request, DeadLetterService service, WebOptions options, CancellationToken cancellation)
    {
        var text = (await request.ReadFormAsync(cancellation))["comment"].ToString().Trim();
        if (text.Length is 0 or > MaxComment)
        {
            return Problem.Result(
                StatusCodes.Status400BadRequest,
                "There is no comment",
                $"Expected 1 to {MaxComment} characters. Nothing was changed.");
        }
        await service.Notes.CommentAsync(key, text, CommandEndpoints.NameOf(request), cancellation);
        return new SeeOther($"{options.PathPrefix}/dead-letters/letters?group={key}");
    }

    /// <summary>Saves a filter under a name; without a filter, deletes the name.</summary>
    private static async Task<IResult> SaveAsync(
        HttpRequest request,
        DeadLetterService service,
        CommandConfirmation confirmation,
        WebOptions options,
        CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var name = form["name"].ToString().Trim();
        var choice = confirmation.Read(form);
        var mistake = name.Length is 0 or > MaxName ? $"Name: expected 1 to {MaxName} characters." : string.Join(' ', choice.Mistakes);
        if (mistake.Length > 0)
            return Problem.Result(StatusCodes.Status400BadRequest, "The filter cannot be saved", mistake + " Nothing was changed.");
        await service.Notes.SaveFilterAsync(name, choice.Query, CommandEndpoints.NameOf(request), cancellation);
        return new SeeOther(options.PathPrefix + choice.At("/dead-letters/letters"));
    }
}
