namespace BriefingBus.Web.Machines;

/// <summary>The endpoints for programs.</summary>
internal static class MachinesArea
{
    public static void MapMachines(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints;
    }
}
