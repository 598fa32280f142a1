namespace BriefingBus.Delivery;

/// <summary>Checks the options of a new outlet, including the secrets that this process has.</summary>
public static class OutletCheck
{
    /// <summary>The problems of the options.</summary>
    public static OutletChecked Of(CheckOutlet asked)
    {
        var kind = OutletKinds.All.FirstOrDefault(k => k.Name == asked.Outlet.Split('/')[0]);
        return new()
        {
            Problems = kind is null
                ? [new() { Key = "", Problem = $"there is no kind of outlet '{asked.Outlet.Split('/')[0]}'" }]
                :
                [
                    .. OptionCheck.MistakesIn(kind.Key.Options, asked.Options)
                        .Select(m => new OptionProblem { Key = m.Key, Problem = m.Problem }),
                ],
        };
    }
}
