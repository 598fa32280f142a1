using BriefingBus.Delivery;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults;

IReadOnlyList<OutletKind> kinds = [];

return await new ServiceHost("delivery", Port: 5084)
{
    Services = (services, configuration) => services.AddDelivery(DatabaseOptions.From(configuration), kinds).AddOperatorNotices(),
    Consumers = bus => bus.AddDeliveryConsumers(kinds),
}.WithBriefingYaml(environment => [
    DeliveryRegistration.NoticesKey,
    .. (kinds = OutletKinds.OfProcess(environment)).Select(kind => kind.Key),
]).RunAsync(args);
