//! The one table of routes: what there is, and which role it needs.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    handler::Handler,
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{self, MethodRouter},
};
use tokio::time::timeout;

use super::{
    App, api, assets, by_provider,
    gate::gate,
    headers, health, login, pages,
    reply::{Refusal, for_people},
    role::Role,
    trial,
};

/// From a request's headers to its answer's: everything is in memory or in a database on this machine.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// Forms and small JSON.
const BODY_BYTES_MAX: usize = 64 * 1024;

/// What a route needs of whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// It shows nothing that a stranger may not know.
    Nothing,
    Role(Role),
    /// The role, or the one-time link to the call's page.
    Link(Role),
}

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    pub method: &'static str,
    pub path: &'static str,
    pub needs: Needs,
}

/// The table without what answers: for the documentation and for the test of every route with every role.
pub fn access() -> Vec<Access> {
    table().into_iter().map(|route| route.access).collect()
}

struct Route {
    access: Access,
    answer: MethodRouter<Arc<App>>,
}

fn table() -> Vec<Route> {
    use Needs::{Nothing, Role as Of};
    use Role::{Admin, Agent, Auditor, Viewer};
    vec![
        read("/healthz", Nothing, health::alive),
        read("/readyz", Nothing, health::ready),
        read("/metrics", Of(Viewer), health::metrics),
        read("/login", Nothing, login::form),
        change("/login", Nothing, login::log_in),
        read("/login/oidc", Nothing, by_provider::go),
        read("/login/oidc/callback", Nothing, by_provider::come_back),
        change("/logout", Nothing, login::log_out),
        read("/assets/style.css", Nothing, assets::style),
        read("/assets/icon.svg", Nothing, assets::icon),
        read("/assets/telephone.js", Nothing, assets::telephone),
        read("/assets/try.js", Nothing, assets::try_script),
        read("/assets/pages.js", Nothing, assets::pages_script),
        read("/assets/live.js", Nothing, assets::live_script),
        read("/", Of(Viewer), pages::health::page),
        read("/live", Of(Agent), pages::live::page),
        read("/live/stream", Of(Agent), pages::live::stream),
        read("/calls", Of(Agent), pages::history::page),
        read("/calls/{id}", Needs::Link(Agent), pages::call::page),
        read("/figures", Of(Viewer), pages::figures::page),
        read("/flows", Of(Viewer), pages::flows::page),
        read("/flows/{name}", Of(Viewer), pages::flow::page),
        read("/api/openapi.json", Nothing, api::openapi::document),
        read("/api/v1/calls", Of(Agent), api::calls::list),
        read("/api/v1/calls/{id}", Of(Agent), api::calls::one),
        read("/api/v1/calls/{id}/recording", Of(Auditor), api::calls::recording),
        change("/api/v1/calls/{id}/recording", Of(Agent), api::pause::pause),
        read("/api/v1/live", Of(Agent), api::live::list),
        read("/api/v1/live/stream", Of(Agent), api::live::stream),
        read("/api/v1/figures", Of(Viewer), api::figures::figures),
        read("/api/v1/flows", Of(Viewer), api::flows::list),
        read("/api/v1/flows/{name}", Of(Viewer), api::flows::one),
        read("/api/v1/engines", Of(Viewer), api::engines::engines),
        change("/api/v1/erase", Of(Admin), api::erase::erase),
        read("/access", Of(Viewer), pages::access::page),
        change("/access/requests", Of(Viewer), pages::access::ask),
        // Which role it takes depends on what is asked for; a viewer's is none that can be asked for.
        change("/access/requests/{id}/approve", Of(Agent), pages::access::approve),
        change("/access/requests/{id}/end", Of(Viewer), pages::access::end),
        read("/api/v1/access/requests", Of(Viewer), api::access::list),
        change("/api/v1/access/requests", Of(Viewer), api::access::ask),
        change("/api/v1/access/requests/{id}/approve", Of(Agent), api::access::approve),
        change("/api/v1/access/requests/{id}/end", Of(Viewer), api::access::end),
        // It runs a flow with its lookups for any number that one cares to name, and takes a caller's place.
        read("/try", Of(Admin), pages::trial::page),
        read("/try/talk", Of(Admin), trial::talk),
    ]
}

fn read<H: Handler<T, Arc<App>>, T: 'static>(path: &'static str, needs: Needs, handler: H) -> Route {
    Route { access: Access { method: "GET", path, needs }, answer: routing::get(handler) }
}

fn change<H: Handler<T, Arc<App>>, T: 'static>(path: &'static str, needs: Needs, handler: H) -> Route {
    Route { access: Access { method: "POST", path, needs }, answer: routing::post(handler) }
}

/// Every route behind its gate.
pub(super) fn router(app: &Arc<App>) -> Router {
    within_bounds(gated(app, table()).fallback(|| async { Refusal::NotFound }), app)
}

/// For those who find no place left: what watches over the server still hears how it is.
pub(super) fn health_alone(app: &Arc<App>) -> Router {
    let health = table().into_iter().filter(|route| ["/healthz", "/readyz"].contains(&route.access.path));
    within_bounds(gated(app, health).fallback(|| async { Refusal::NoPlace }), app)
}

fn gated(app: &Arc<App>, routes: impl IntoIterator<Item = Route>) -> Router<Arc<App>> {
    routes.into_iter().fold(Router::new(), |router, Route { access, answer }| {
        let gate = from_fn_with_state((Arc::clone(app), access.needs), gate);
        router.route(access.path, answer.layer(gate))
    })
}

fn within_bounds(routes: Router<Arc<App>>, app: &Arc<App>) -> Router {
    routes
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(from_fn(in_time))
        .layer(from_fn(for_people))
        .layer(from_fn(headers::add))
        .with_state(Arc::clone(app))
}

async fn in_time(request: Request, next: Next) -> Response {
    match timeout(ANSWER_WITHIN, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Refusal::TooLate.into_response(),
    }
}
