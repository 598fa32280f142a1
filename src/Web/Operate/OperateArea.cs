using Microsoft.AspNetCore.Mvc;

namespace BriefingBus.Web.Operate;

/// <summary>Links to the operator's areas, and the version of the configuration.</summary>
internal static class OperateArea
{
    public static void MapOperate(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        Area.Operate.Path,
        IResult (BriefingConfiguration configuration, [FromServices] ConfigurationFile? file) => new Page<OperatePage>
        {
            Parameters = { [nameof(OperatePage.Configuration)] = configuration, [nameof(OperatePage.Refusal)] = file?.Refusal },
        });
}
