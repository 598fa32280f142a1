using System.Text;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Editing;
using BriefingBus.Web.Safety;

namespace BriefingBus.Web.DeadLetters;

/// <summary>Editing the body of a failed message.</summary>
internal static class EditEndpoints
{
    /// <summary>The maximum length of a body edited here, in characters; longer ones are edited from the shell.</summary>
    private const int MaxBody = 1_000_000;

    private static readonly TimeSpan EditTimeout = TimeSpan.FromSeconds(30);

    public static void MapEditing(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(ReadingEndpoints.Message + "/edit", EditorAsync).ForOperator();
        endpoints.MapPost(ReadingEndpoints.Message + "/edit", EditAsync).ChangesState().NeedsBroker()
            .WithFormOptions(valueLengthLimit: 4 * MaxBody, bufferBodyLengthLimit: 16 * MaxBody, multipartBodyLengthLimit: 16 * MaxBody);
    }

    private static async Task<IResult> EditorAsync(string id, DeadLetterService service, CancellationToken cancellation)
    {
        if (await service.ShowAsync(id, cancellation) is not { } detail)
            return ReadingEndpoints.Gone();
        if (detail.Body.Length > MaxBody)
        {
            return Problem.Result(
                StatusCodes.Status413PayloadTooLarge,
                "This body is too long to be edited in a browser",
                $"It has more than {MaxBody:N0} characters. On a machine that reaches the database: briefingbus dead-letters edit {id}");
        }
        return new Page<EditPage>
        {
            Parameters =
            {
                [nameof(EditPage.Id)] = id,
                [nameof(EditPage.Message)] = detail.Message,
                [nameof(EditPage.Body)] = VisibleText.OfJson(detail.Body),
            },
        };
    }

    private static async Task<IResult> EditAsync(string id, HttpRequest request, DeadLetterService service, CancellationToken cancellation)
    {
        var typed = (await request.ReadFormAsync(cancellation))["body"].ToString();
        var body = Encoding.UTF8.GetBytes(typed);
        IReadOnlyList<string> mistakes = typed.Length > MaxBody
            ? [$"The body is longer than {MaxBody:N0} characters."]
            : ContractCheck.Mistakes(body);
        if (mistakes.Count == 0)
        {
            var by = CommandEndpoints.NameOf(request);
            return await service.Operations.BeginEditAsync(id, body, EditTimeout, by, cancellation) is { } begun
                ? CommandEndpoints.Answer(request, begun)
                : ReadingEndpoints.Gone();
        }
        if (Problem.IsProgram(request))
            return Problem.Result(StatusCodes.Status400BadRequest, "The body does not fit its contract", string.Join(' ', mistakes));
        return new Page<EditPage>
        {
            Status = StatusCodes.Status400BadRequest,
            Parameters =
            {
                [nameof(EditPage.Id)] = id,
                [nameof(EditPage.Message)] = (await service.ShowAsync(id, cancellation))?.Message,
                [nameof(EditPage.Body)] = typed,
                [nameof(EditPage.Mistakes)] = mistakes,
            },
        };
    }
}
