namespace BriefingBus.Web.Operate;

/// <summary>The way to what an operator needs.</summary>
internal static class OperateArea
{
    public static void MapOperate(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        Area.Operate.Path,
        (BriefingConfiguration configuration) => new Page<OperatePage>
        {
            Parameters = { [nameof(OperatePage.Editions)] = configuration.Editions },
        });
}
