//! The API described for programs: routes and shapes from the code, rights from the table of routes.

use axum::Json;
use utoipa::{
    OpenApi,
    openapi::{
        Content, Ref, RefOr, ResponseBuilder,
        path::Operation,
        security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};

use super::{access as elevated, calls, engines, erase, figures, flows, live, pause};
use crate::http::{
    reply::Fault,
    routes::{Needs, access},
};

const SCHEME: &str = "token";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Offhook",
        description = "Calls, figures and engines of one Offhook server. Each role sees what the ones before it see: \
                       viewer, agent, auditor, admin. docs/http.md has examples."
    ),
    paths(
        calls::list,
        calls::one,
        calls::recording,
        pause::pause,
        live::list,
        live::stream,
        figures::figures,
        flows::list,
        flows::one,
        engines::engines,
        erase::erase,
        elevated::list,
        elevated::ask,
        elevated::approve,
        elevated::end
    ),
    components(schemas(Fault))
)]
struct Described;

pub(in crate::http) async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(described())
}

fn described() -> utoipa::openapi::OpenApi {
    let mut document = Described::openapi();
    for access in access() {
        let Some(item) = document.paths.paths.get_mut(access.path) else { continue };
        let operation = if access.method == "GET" { &mut item.get } else { &mut item.post };
        let (Some(operation), Needs::Role(role)) = (operation, access.needs) else { continue };
        operation.security = Some(vec![SecurityRequirement::new(SCHEME, [role.as_str()])]);
        refusals(operation);
    }
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("Made with `offhook token create --role ROLE --name NAME`"))
        .build();
    if let Some(components) = &mut document.components {
        components.add_security_scheme(SCHEME, SecurityScheme::Http(scheme));
    }
    document
}

/// Every refusal has the same body.
fn refusals(operation: &mut Operation) {
    let fault = Content::new(Some(Ref::from_schema_name("Fault")));
    let refusal = ResponseBuilder::new()
        .description("What is wrong, and what to do")
        .content("application/json", fault)
        .build();
    operation.responses.responses.insert("default".to_owned(), RefOr::T(refusal));
}
