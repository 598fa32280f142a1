using BriefingBus.DeadLetters;
using BriefingBus.Web.DeadLetters.Operations;
using BriefingBus.Web.Safety;

namespace BriefingBus.Web.DeadLetters;

/// <summary>The history of failed messages: the audit log, and each operation.</summary>
internal static class AuditEndpoints
{
    private static readonly int[] AuditDays = [1, 7, 30, 730];

    public static void MapAudit(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/dead-letters/audit", AuditAsync).ForOperator();
        endpoints.MapGet("/dead-letters/runs/{run}", OperationAsync).ForOperator();
    }

    private static async Task<IResult> AuditAsync(
        int? days,
        string? run,
        int? page,
        DeadLetterService service,
        BriefingConfiguration configuration,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var back = AuditDays.Contains(days ?? 0) ? days!.Value : AuditDays[1];
        var since = clock.GetUtcNow().AddDays(-back);
        var wanted = run is { Length: > 0 and <= 64 } ? run : null;
        var total = wanted is null
            ? await service.Operations.CountAsync(since, cancellation)
            : await service.Audit.CountAsync(since, wanted, cancellation);
        var pages = Math.Max(1, (total + AuditPage.OnAPage - 1) / AuditPage.OnAPage);
        var number = Math.Clamp(page ?? 1, 1, pages);
        var skip = (number - 1) * AuditPage.OnAPage;
        return new Page<AuditPage>
        {
            Parameters =
            {
                [nameof(AuditPage.Operations)] = wanted is null
                    ? await service.Operations.ListAsync(since, skip, AuditPage.OnAPage, cancellation)
                    : [],
                [nameof(AuditPage.Entries)] = wanted is null
                    ? []
                    : await service.Audit.PageAsync(since, wanted, skip, AuditPage.OnAPage, cancellation),
                [nameof(AuditPage.Total)] = total,
                [nameof(AuditPage.Days)] = back,
                [nameof(AuditPage.Choices)] = AuditDays,
                [nameof(AuditPage.Run)] = wanted,
                [nameof(AuditPage.Number)] = number,
                [nameof(AuditPage.Pages)] = pages,
                [nameof(AuditPage.Clock)] = ReadingEndpoints.ClockOf(configuration, clock),
            },
        };
    }

    private static async Task<IResult> OperationAsync(
        string run,
        HttpRequest request,
        DeadLetterService service,
        BriefingConfiguration configuration,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        if (await service.Operations.FindAsync(run, cancellation) is not { } operation)
        {
            return Problem.Result(
                StatusCodes.Status404NotFound,
                "This operation is not known here (any more)",
                "Operations are kept for two years. The audit of the dead letters shows what they did.");
        }
        return Problem.IsProgram(request)
            ? TypedResults.Json(OperationRunner.Describe(operation))
            : new Page<OperationPage>
            {
                Parameters =
                {
                    [nameof(OperationPage.Operation)] = operation,
                    [nameof(OperationPage.Outcome)] = operation is { Replay: not null, EndedAt: not null }
                        ? await service.OutcomeAsync(operation, cancellation)
                        : null,
                    [nameof(OperationPage.Clock)] = ReadingEndpoints.ClockOf(configuration, clock),
                },
            };
    }
}
